"""Which row of a table holds for a function that is written here: what each row must catch, and what it must leave."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from autograder.core.diagnosis.examination import Examination
from autograder.core.diagnosis.known.book import Book, book_of
from autograder.core.diagnosis.rules import Rule
from autograder.core.finding import Finding
from autograder.core.lesson import exercise
from autograder.core.misconceptions import CATALOGUE
from autograder.reply import Ask, Fault, Reply

Play = Callable[..., Any]
"""A student's function."""


def asking(play: Play) -> Ask:
    """Calls of a function in this process; what it raises is its fault."""

    def ask(_: str, calls: Sequence[tuple[Any, ...]]) -> list[Reply]:
        return [reply(play, arguments) for arguments in calls]

    return ask


def reply(play: Play, arguments: tuple[Any, ...]) -> Reply:
    """What one call comes back with, and which of its arguments it changed."""
    given = [copied(part) for part in arguments]
    try:
        with np.errstate(all="ignore"):
            value = play(*given)
    except Exception as error:
        return Reply(fault=Fault("raised", type(error).__name__, "cell", 1))
    changed = tuple(at for at, (now, then) in enumerate(zip(given, arguments, strict=True)) if not equal(now, then))
    return Reply(copied(value), changed=changed)


def copied(value: Any) -> Any:
    if isinstance(value, list):
        return [copied(part) for part in value]
    return value.copy() if isinstance(value, np.ndarray) else value


def equal(now: Any, then: Any) -> bool:
    if isinstance(then, list):
        return len(now) == len(then) and all(map(equal, now, then))
    return np.array_equal(now, then)


def nothing_known(_: str) -> tuple[Finding, ...] | None:
    return None


def examined(function: str, play: Play, book: Book | None = None) -> Examination:
    """A function under examination, of whose others nothing is known."""
    return Examination(exercise(function), asking(play), nothing_known, book or book_of(CATALOGUE))


def row_of(rules: Iterable[Rule[Any]], of: Any) -> str:
    """The question of the first row that blames something; empty if none does."""
    return next((rule.question for rule in rules if rule.cause(of) is not None), "")
