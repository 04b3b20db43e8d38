"""The hidden suite run in-process: collected once, its items run again for each submission."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from _pytest.runner import runtestprotocol

from autograder.hidden import plugin
from autograder.hidden.student import Student

T = TypeVar("T")
HERE = Path(__file__).parent
UNUSED = ("cacheprovider", "terminal", "logging", "warnings", "doctest", "junitxml")
# Plain asserts: rewriting costs more than the run, and its message would show hidden inputs.
ARGUMENTS = ["-c", str(HERE / "pytest.ini"), "--rootdir", str(HERE), "--assert=plain", "--capture=no"]


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
    return all(report.passed for report in runtestprotocol(item, log=False, nextitem=None))


class _Loop:
    """Takes the place of pytest's own loop over the items."""

    def __init__(self, body: Callable[[Suite], Any]) -> None:
        self.body = body
        self.result: Any = None
        self.error: BaseException | None = None
        self.uncollected = ""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.uncollected:
            last_line = (str(report.longrepr).strip().splitlines() or ["it could not be imported"])[-1]
            self.uncollected = f"{report.nodeid}: {last_line.removeprefix('E').strip()}"

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        try:
            if self.uncollected:
                raise CasesError(f"the cases could not be read: {self.uncollected}")
            self.result = self.body(Suite(session, tuple((_worth(item), item) for item in session.items)))
        except BaseException as error:  # pytest would print it as an internal error of its own
            self.error = error
        return True


def _worth(item: pytest.Item) -> Worth:
    marker = item.get_closest_marker("points")
    if marker is None:
        raise CasesError(f"{item.nodeid} has no points: mark it @pytest.mark.points(function, facet, points)")
    try:
        return Worth(*marker.args, **marker.kwargs)
    except TypeError:
        raise CasesError(f"{item.nodeid}: points takes a function, a facet and its points") from None


def run(body: Callable[[Suite], T], cases: Path | None = None) -> T:
    """Collect the hidden suite, and an instructor's own folder of cases, and give it to `body`.

    Raises CasesError where the folder cannot be collected, and whatever `body` raises.
    """
    loop = _Loop(body)
    folders = [str(HERE)] + ([str(cases.resolve())] if cases else [])
    without = [word for name in UNUSED for word in ("-p", f"no:{name}")]
    pytest.main(["-p", "autograder.hidden.plugin", *ARGUMENTS, *without, *folders], plugins=[loop])
    if loop.error is not None:
        raise loop.error
    if loop.result is None:
        raise CasesError(loop.uncollected or "pytest collected nothing")
    result: T = loop.result
    return result
