"""The hidden suite run in-process: collected once, its items run again for each submission."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from math import inf
from pathlib import Path

import numpy as np
import pytest
from _pytest.config import _prepareconfig
from _pytest.runner import runtestprotocol

from autograder.core.lesson import EXERCISES
from autograder.hidden import plugin
from autograder.hidden.student import Student

NAMES = tuple(exercise.name for exercise in EXERCISES)
HERE = Path(__file__).parent
UNKNOWN = "it could not be imported"
UNUSED = ("cacheprovider", "terminal", "logging", "warnings", "doctest", "junitxml")
# Plain asserts: rewriting costs more than the run, and its message would show hidden inputs.
ARGUMENTS = ["-c", str(HERE / "pytest.ini"), "--rootdir", str(HERE), "--assert=plain", "--capture=sys"]

WITHOUT = [word for name in UNUSED for word in ("-p", f"no:{name}")]


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
        stash = self.session.config.stash
        stash[plugin.CURRENT] = student
        passed: dict[Worth, bool] = {}
        try:
            for worth, item in self.items:
                if worth.function in functions:
                    passed[worth] = _passes(item) and passed.get(worth, True)
        finally:
            del stash[plugin.CURRENT]  # nothing of a submission outlives its grading
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
    lines = [line for line in str(report.longrepr).splitlines() if line.strip()] or [UNKNOWN]
    return next((line for line in lines if line.startswith("E ")), lines[-1]).removeprefix("E").strip()


@contextmanager
def collected(cases: Path | None = None) -> Iterator[Suite]:
    """The hidden suite, and an instructor's own folder of cases beside it.

    Raises CasesError where the folder cannot be collected.
    """
    own = cases.resolve() if cases else None
    failed = _Failed()
    with ExitStack() as opened:
        try:
            session = opened.enter_context(_session([HERE, own] if own else [HERE], failed))
            session.config.hook.pytest_collection(session=session)
        except (Exception, SystemExit) as error:  # an instructor's conftest.py may raise anything
            raise _unread(f"{type(error).__name__}: {error}".partition("\n")[0]) from None
        if failed.first is not None:
            raise _unread(f"{failed.first.nodeid}: {_last_line(failed.first)}")
        if own and not any(item.path.is_relative_to(own) for item in session.items):
            raise CasesError(f"{own} holds no cases: name the files test_*.py and the functions test_*")
        yield Suite(session, tuple((_worth(item), item) for item in session.items))


@contextmanager
def _session(folders: Sequence[Path], watching: object) -> Iterator[pytest.Session]:
    """What `pytest.main` does before and after its loop over the items, so that the loop can be ours."""
    arguments = ["-p", "autograder.hidden.plugin", *ARGUMENTS, *WITHOUT, *map(str, folders)]
    config = _prepareconfig(arguments, [watching])
    try:
        session = pytest.Session.from_config(config)
        session.exitstatus = pytest.ExitCode.OK
        config._do_configure()
        config.hook.pytest_sessionstart(session=session)
        try:
            yield session
        finally:
            os.chdir(session.startpath)  # cases may go elsewhere
            config.hook.pytest_sessionfinish(session=session, exitstatus=session.exitstatus)
    finally:
        config._ensure_unconfigure()


class _Failed:
    """A plugin of pytest that keeps the first report of something that could not be collected."""

    first: pytest.CollectReport | None = None

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and self.first is None:
            self.first = report


def _unread(why: str) -> CasesError:
    return CasesError(f"the cases could not be read: {why}")


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
