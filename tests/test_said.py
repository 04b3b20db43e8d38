"""All that is said of the wrong answers, stories and played entries, word by word: a move that changes a word is seen.

`tests/said/` holds what was said when somebody last looked. Where a change of words is meant, `python
tests/test_said.py` writes it again, and the difference is read before it is committed.
"""

import json
import subprocess
import sys
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SAID = HERE / "said"
sys.path.insert(0, str(HERE.parent / "benchmarks"))

import by_hand  # noqa: E402
import playing  # noqa: E402
import trials  # noqa: E402
import unknown  # noqa: E402

from autograder.core.lesson import exercise  # noqa: E402
from autograder.core.misconceptions import CATALOGUE  # noqa: E402
from autograder.grading import Grader  # noqa: E402
from autograder.hidden.suite import collected  # noqa: E402
from autograder.reports.jsonl import finding as as_data  # noqa: E402
from autograder.reports.jsonl import record  # noqa: E402


def lines(found: dict[str, Any]) -> Iterator[str]:
    """A finding, as report/v1 has it, in lines that can be read and compared."""
    also = f" also {', '.join(found['also'])}" if found["also"] else ""
    inherited = f" from {found['inherited_from']}" if found["inherited_from"] else ""
    yield f"    {found['link']} / {found['misconception']}{also}{inherited}"
    yield f"      {found['message']}"
    yield f"      hint: {found['hint']}"
    if found["evidence"]:
        yield f"      {found['evidence']['call']}"
        yield f"      yours {found['evidence']['yours']}, finite difference {found['evidence']['finite_difference']}"


def of_report(name: str, report: dict[str, Any]) -> Iterator[str]:
    """What a report says of all that is not simply right."""
    yield name
    for one in report["functions"]:
        if one["status"] != "right" or one["notes"]:
            follow = " follow-through" if one["follow_through"] else ""
            yield f"  {one['function']} {one['status']} {one['points']:g} of {one['max_points']:g}{follow}"
            for found in one["findings"]:
                yield from lines(found)
            yield from (f"    note: {note}" for note in one["notes"])


def of_wrong_answers() -> Iterator[str]:
    """Each put into its solved notebook and graded, in this process."""
    with collected() as suite:
        grader = Grader(suite, playing.Played(), "said", "public")  # type: ignore[arg-type]
        for one in by_hand.every():
            result = grader.result(playing.submission(exercise(one.function).assignment, one.path.stem, one.cells))
            yield from of_report(f"{one.function}/{one.path.stem}", record(result))


def of_played_entries() -> Iterator[str]:
    """Each entry in each function in which it shows, all else being right."""
    for entry in CATALOGUE:
        for function in trials.FUNCTIONS:
            if entry.put and playing.shows(entry, function):
                yield f"{function}/{entry.key}"
                findings, _ = unknown.diagnosed(function, playing.chain_player(function, entry.chain))
                for found in findings:
                    yield from lines(as_data(found))


def of_stories() -> Iterator[str]:
    """What the command says of each story."""
    stories = sorted((HERE / "stories").iterdir())
    command = [sys.executable, "-m", "autograder", "grade", *map(str, stories), "--isolation", "none", "--seed", "1"]
    done = subprocess.run([*command, "--format", "jsonl"], capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        report = json.loads(line)
        yield from of_report(Path(report["submission"]).parent.name, report)


CORPORA = {"wrong_answers": of_wrong_answers, "played_entries": of_played_entries, "stories": of_stories}


@cache
def said_now(corpus: str) -> tuple[str, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # numpy's, about what students compute
        return tuple(CORPORA[corpus]())


def by_name(said: Iterable[str]) -> dict[str, list[str]]:
    """The lines of each submission, by its name."""
    found: dict[str, list[str]] = {}
    for line in said:
        if not line.startswith(" "):
            name = line
        found.setdefault(name, []).append(line)
    return found


def changed(before: Iterable[str], now: Iterable[str]) -> list[str]:
    """The names of the submissions of which something else is said."""
    one, other = by_name(before), by_name(now)
    return [name for name in {**one, **other} if one.get(name) != other.get(name)]


@pytest.mark.parametrize("corpus", CORPORA)
def test_what_is_said_is_what_was_said(corpus: str) -> None:
    before = (SAID / f"{corpus}.txt").read_text(encoding="utf-8").splitlines()
    assert changed(before, said_now(corpus)) == []


def test_a_word_that_changes_is_seen() -> None:
    before = ["a", "  one", "b", "  two", "c"]
    assert changed(before, ["a", "  one", "b", "  too", "c"]) == ["b"]
    assert changed(before, before[:-1]) == ["c"]


if __name__ == "__main__":
    SAID.mkdir(exist_ok=True)
    for corpus in CORPORA:
        (SAID / f"{corpus}.txt").write_text("\n".join(said_now(corpus)) + "\n", encoding="utf-8")
