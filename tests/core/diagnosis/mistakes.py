"""Functions with mistakes, called by short names; which are put under examination, and what is then said in few words.

A mistake is "gradient_batch/three", which is written by hand in tests/wrong_answers; or "gradient_batch: abs_value,
sum_not_mean", entries of the catalogue; or a function of the lesson and what a student wrote there.
"""

import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from rows import Play, examined, nothing_known

from autograder.core.chain import TRUE, Chain
from autograder.core.diagnosis.diagnose import BESIDE, STAGES
from autograder.core.diagnosis.examination import Examination
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.known.book import book_of
from autograder.core.diagnosis.words.findings import beside_each_other
from autograder.core.lesson import answer, exercise
from autograder.core.misconceptions import CATALOGUE, Misconception, Partial
from autograder.reply import Ask, Fault, Reply

TESTS = Path(__file__).parent.parent.parent
sys.path.insert(0, str(TESTS.parent / "benchmarks"))

from playing import PlayedCode, solution  # noqa: E402

Mistake = str | tuple[str, Play] | Examination
ENTRIES = {entry.key: entry for entry in CATALOGUE}
BOOK = book_of(CATALOGUE)


def entries(keys: str) -> list[Misconception]:
    """Entries of the catalogue, from their keys with commas in between."""
    return [ENTRIES[key] for key in keys.split(", ")]


def chain(keys: str) -> Chain:
    """The chain that has these entries in it."""
    wrong = TRUE
    for entry in entries(keys):
        wrong = entry.into(wrong)
    return wrong


def played(function: str, keys: str) -> Play:
    """The function of a student who makes these mistakes."""
    return lambda *arguments: answer(function, arguments, chain(keys))


@cache
def by_hand(path: str) -> Ask:
    """A wrong answer that was written by hand, in its solved notebook."""
    function = path.split("/")[0]
    source = (TESTS / "wrong_answers" / f"{path}.py").read_text(encoding="utf-8")
    there = solution(exercise(function).assignment)
    cells = [(name, source if name == function else right) for name, right in there]
    return PlayedCode(cells, {}, None, ()).call_many


def seen(mistake: Mistake) -> Examination:
    """A mistake under examination; nothing is known of the student's other functions."""
    if isinstance(mistake, Examination):
        return mistake
    if isinstance(mistake, tuple):
        return examined(*mistake)
    if ": " in mistake:
        function, keys = mistake.split(": ")
        return examined(function, played(function, keys))
    return Examination(exercise(mistake.split("/")[0]), by_hand(mistake), nothing_known, BOOK)


def replying(function: str, reply: Callable[..., Reply]) -> Examination:
    """A function under examination of which each call comes back with what `reply` gives for its arguments."""
    ask = lambda _, calls: [reply(*arguments) for arguments in calls]  # noqa: E731
    return Examination(exercise(function), ask, nothing_known, BOOK)


def right(function: str) -> Callable[..., Any]:
    """The function of the lesson, as it should be."""
    return lambda *arguments: answer(function, arguments)


def spelled(cause: Cause) -> str:
    """A cause in few words: its link, what was seen of it, and the keys of its entries."""
    factor = [] if cause.factor is None else [f"x {cause.factor:.3g}"]
    about = [_word(part) for part in cause.about if part is not False]
    return " ".join([cause.link or "open", cause.shown, *map(_key, cause.entries), *factor, *about])


def _key(entry: Misconception) -> str:
    return "/".join([entry.key, *(entry.gs if isinstance(entry, Partial) else ())])


def _word(part: Any) -> str:
    return part.exception or part.kind if isinstance(part, Fault) else str(part)


def listed(causes: Sequence[Cause]) -> str:
    """Causes in few words."""
    return "; ".join(map(spelled, beside_each_other(causes)))


@np.errstate(all="ignore")
def told(mistake: Mistake) -> tuple[str, str]:
    """The question of the stage that says something first, and the causes, those of its conduct in front."""
    one = seen(mistake)
    stage, causes = next((stage, found) for stage in STAGES if (found := stage.tell(one)))
    return stage.question, listed([*BESIDE.tell(one), *causes])


def said(mistake: Mistake) -> str:
    """What is said to be wrong."""
    return told(mistake)[1]
