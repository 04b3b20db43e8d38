"""How the functions of one submission stand: right, not written, or wrong and what is wrong with them.

A composite is judged by how its parts stand, and a diagnosis settles by it what numbers alone leave open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.core.diagnosis.diagnose import diagnose
from autograder.core.diagnosis.examination import InPlace
from autograder.core.diagnosis.gradient_check import diagnose_gradient_check
from autograder.core.diagnosis.known.book import Book, book_of
from autograder.core.finding import Finding, Known
from autograder.core.lesson import Exercise, exercise
from autograder.core.misconceptions import CATALOGUE
from autograder.reply import Ask, Reply
from autograder.sandbox import Code, FunctionSource

Load = Callable[..., Code]
"""Loads the cells of one submission afresh; `answers` and `asks` as for `Sandbox.load`."""

Diagnose = Callable[..., tuple[Finding, ...] | None]
"""What is wrong with a function: () if nothing is, None if it is not written. It takes what `diagnosed` takes."""

OURS = book_of(CATALOGUE)
"""The mistakes that are known where an instructor adds none."""


@dataclass(frozen=True)
class Standing:
    """One function: right where nothing was found.

    `has_note` is for one that is right in another form or type, so that what is built on it may fail.
    """

    findings: tuple[Finding, ...] = ()
    is_written: bool = True
    has_note: bool = False

    @property
    def is_right(self) -> bool:
        """Whether it is written, and nothing is wrong with it."""
        return self.is_written and not self.findings

    @property
    def is_wrong(self) -> bool:
        """Whether it is written, and something is wrong with it."""
        return self.is_written and bool(self.findings)


RIGHT = Standing()
UNWRITTEN = Standing(is_written=False)


class Standings:
    """The functions of one submission by name: as they were graded, else as public cases show them when one asks.

    `book` holds the mistakes that are known.
    """

    def __init__(self, load: Load, diagnose: Diagnose, book: Book = OURS) -> None:
        self._load, self._diagnose, self.book = load, diagnose, book
        self._so_far: dict[str, Standing] = {}

    def __setitem__(self, function: str, standing: Standing) -> None:
        self._so_far[function] = standing

    def __getitem__(self, function: str) -> Standing:
        if function not in self._so_far:
            with self._load() as code:
                findings = self._diagnose(exercise(function), code.call_many, self.findings_of, self.book)
            self._so_far[function] = UNWRITTEN if findings is None else Standing(findings)
        return self._so_far[function]

    def findings_of(self, function: str) -> tuple[Finding, ...] | None:
        """What a diagnosis of another function asks."""
        standing = self[function]
        return standing.findings if standing.is_written else None

    @property
    def so_far(self) -> Mapping[str, Standing]:
        """Those that are known already."""
        return self._so_far


def diagnosed(
    one: Exercise, ask: Ask, known: Known, book: Book, in_place: InPlace | None = None
) -> tuple[Finding, ...] | None:
    """What public cases show of a derivative, or of the student's own gradient check."""
    if one.is_derivative:
        return diagnose(one, ask, known, book, in_place)
    return diagnose_gradient_check(one, _by_source(ask), book)


def _by_source(ask: Ask) -> Ask:
    """Calls of a gradient check, whose function crosses into the sandbox as source."""

    def asked(function: str, calls: Sequence[tuple[Any, ...]]) -> Sequence[Reply]:
        return ask(function, [(FunctionSource(source), x) for source, x in calls])

    return asked
