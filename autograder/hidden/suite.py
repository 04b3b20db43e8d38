"""The hidden suite run in-process: collected once, its items run again for each submission."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest
from _pytest.runner import runtestprotocol

from autograder.core.lesson import EXERCISES
from autograder.hidden import plugin
from autograder.hidden.student import Student

T = TypeVar("T")
NAMES = tuple(exercise.name for exercise in EXERCISES)
HERE = Path(__file__).parent
UNUSED = ("cacheprovider", "terminal", "logging", "warnings", "doctest", "junitxml")
# Plain asserts: rewriting costs more than the run, and its message would show hidden inputs.
ARGUMENTS = ["-c", str(HERE / "pytest.ini"), "--rootdir", str(HERE), "--assert=plain", "--capture=sys"]


class CasesError(Exception):
    """An instructor's own cases could not be collected; the message is one line."""


@dataclass(frozen=True)
class Worth:
    """What an item decides: a facet of a function, and its points."""

    function: str
    facet: str
    points: float


@dataclass(frozen=True)
class Suite:
    """The collected items and what each is worth."""

    session: pytest.Session
    items: tuple[tuple[Worth, pytest.Item], ...]

    @np.errstate(all="ignore")  # what students compute may be as large as it likes
    def passed(self, student: Student, functions: Container[str]) -> dict[Worth, bool]:
        """Run the items of these functions on a student: which passed."""
        self.session.config.stash[plugin.CURRENT] = student
        passed: dict[Worth, bool] = {}
        for worth, item in self.items:
            if worth.function in functions:
                passed[worth] = _passes(item) and passed.get(worth, True)
        return passed


def _passes(item: pytest.Item) -> bool:
    # pytest makes an item for one run; this is what its re-run plug-ins do to run it again.
    if hasattr(item, "_initrequest"):
        item._initrequest()
    reports = runtestprotocol(item, log=False, nextitem=None)
    for report in reports:
        if report.failed and report.when != "call":  # a fixture that is not there is not the student's fault
            raise CasesError(f"{item.nodeid}: {_last_line(report)}")
    return all(report.passed for report in reports)


def _last_line(report: pytest.CollectReport | pytest.TestReport) -> str:
    lines = [line for line in str(report.longrepr).splitlines() if line.strip()] or ["it could not be imported"]
    return next((line for line in lines if line.startswith("E ")), lines[-1]).removeprefix("E").strip()


class _Loop:
    """Takes the place of pytest's own loop over the items."""

    def __init__(self, body: Callable[[Suite], Any]) -> None:
        self.body = body
        self.result: Any = None
        self.error: BaseException | None = None
        self.uncollected = ""
        self.own: Path | None = None

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.uncollected:
            self.uncollected = f"{report.nodeid}: {_last_line(report)}"

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        try:
            if self.uncollected:
                raise CasesError(f"the cases could not be read: {self.uncollected}")
            if self.own and not any(item.path.is_relative_to(self.own) for item in session.items):
                raise CasesError(f"{self.own} holds no cases: name the files test_*.py and the functions test_*")
            self.result = self.body(Suite(session, tuple((_worth(item), item) for item in session.items)))
        except BaseException as error:  # pytest would print it as an internal error of its own
            self.error = error
        return True


def _worth(item: pytest.Item) -> Worth:
    marker = item.get_closest_marker("points")
    if marker is None:
        raise CasesError(f"{item.nodeid} has no points: mark it @pytest.mark.points(function, facet, points)")
    try:
        worth = Worth(*marker.args, **marker.kwargs)
    except TypeError:
        raise CasesError(f"{item.nodeid}: points takes a function, a facet and its points") from None
    if worth.function not in NAMES:
        raise CasesError(f"{item.nodeid}: there is no function {worth.function!r}: {', '.join(NAMES)}")
    if isinstance(worth.points, bool) or not isinstance(worth.points, int | float) or not 0 <= worth.points < inf:
        raise CasesError(f"{item.nodeid}: the points must be a number, not {worth.points!r}")
    return worth


def run(body: Callable[[Suite], T], cases: Path | None = None) -> T:
    """Collect the hidden suite, and an instructor's own folder of cases, and give it to `body`.

    Raises CasesError where the folder cannot be collected, and whatever `body` raises.
    """
    loop = _Loop(body)
    folders = [str(HERE)] + ([str(cases.resolve())] if cases else [])
    loop.own = cases.resolve() if cases else None
    without = [word for name in UNUSED for word in ("-p", f"no:{name}")]
    pytest.main(["-p", "autograder.hidden.plugin", *ARGUMENTS, *without, *folders], plugins=[loop])
    if loop.error is not None:
        raise loop.error
    if loop.result is None:
        raise CasesError(loop.uncollected or "pytest collected nothing")
    result: T = loop.result
    return result
