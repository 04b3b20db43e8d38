"""The result of one submission: what `autograder/report/v1` says, and every other format is written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from autograder import __version__
from autograder.core.finding import Finding
from autograder.isolation import Isolation

Status = Literal["right", "wrong", "missing", "crashed", "timeout", "unavailable"]
SCHEMA = "autograder/report/v1"


@dataclass(frozen=True)
class Mark:
    """The points of one facet."""

    facet: str
    points: float
    max_points: float


@dataclass(frozen=True)
class Verdict:
    """One function, or value: how it is, its marks, and what is said of it."""

    function: str
    status: Status
    follow_through: bool
    facets: tuple[Mark, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def points(self) -> float:
        """The points earned."""
        return sum(mark.points for mark in self.facets)

    @property
    def max_points(self) -> float:
        """The points that could be earned."""
        return sum(mark.max_points for mark in self.facets)


@dataclass(frozen=True)
class Result:
    """One submission, graded; or the problem because of which it could not be. `notes` are on the whole of it."""

    submission: str
    student: str | None
    assignment: str | None
    seed: Literal["secret", "public"]
    isolation: Isolation
    functions: tuple[Verdict, ...] = ()
    problem: str | None = None
    notes: tuple[str, ...] = ()
    package_version: str = __version__

    @property
    def score(self) -> float | None:
        """The points earned; None, never 0, where nothing could be graded."""
        return None if self.problem else sum(verdict.points for verdict in self.functions)

    @property
    def max_score(self) -> float:
        """The points that could be earned."""
        return sum(verdict.max_points for verdict in self.functions)
