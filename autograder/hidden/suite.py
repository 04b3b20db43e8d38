"""The hidden suite run in-process: collected once, its items run again for each submission."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from math import inf
from pathlib import Path

import numpy as np
import pytest
from _pytest.config import _prepareconfig
from _pytest.fixtures import FixtureLookupError
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

OF_PYTEST = "PYTEST_"
"""How the variables begin with which pytest is told more options and plug-ins: they decide no marks."""
WITHOUT = [word for name in UNUSED for word in ("-p", f"no:{name}")]


class CasesError(Exception):
    """An instructor's own cases could not be collected; the message is one line."""


class SetUpError(Exception):
    """A fixture of an instructor's own raised for one submission; the message is one line."""


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
    watching: Watching

    @np.errstate(all="ignore")  # what students compute may be as large as it likes
    def passed(self, student: Student, functions: Container[str]) -> dict[Worth, bool]:
        """Run the items of these functions on a student: which passed. Raises SetUpError, and CasesError."""
        stash = self.session.config.stash
        stash[plugin.CURRENT] = student
        passed: dict[Worth, bool] = {}
        try:
            for worth, item in self.items:
                if worth.function in functions:
                    passed[worth] = self._passes(item) and passed.get(worth, True)
        finally:
            del stash[plugin.CURRENT]  # nothing of a submission outlives its grading
        return passed

    def _passes(self, item: pytest.Item) -> bool:
        # pytest makes an item for one run; this is what its re-run plug-ins do to run it again.
        if hasattr(item, "_initrequest"):
            item._initrequest()
        try:
            reports = runtestprotocol(item, log=False, nextitem=None)
        except pytest.exit.Exception:
            raise SetUpError(f"{item.nodeid} could not be run for it: the cases called pytest.exit") from None
        finally:
            raised = self.watching.forget(item.session)
        around = next((report for report in reports if report.failed and report.when != "call"), None)
        if around is not None:
            _hold_responsible(item, around, raised)
        return all(report.passed for report in reports)


class Watching:
    """A plugin of pytest: the first report of what could not be collected, what was set up, and what that raised."""

    def __init__(self) -> None:
        self.failed: pytest.CollectReport | None = None
        self.raised: BaseException | None = None
        self._set_up: list[pytest.FixtureDef[object]] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep the first failure."""
        if report.failed and self.failed is None:
            self.failed = report

    @pytest.hookimpl(tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> None:
        """Keep what is set up."""
        self._set_up.append(fixturedef)

    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        """Keep what a fixture raised."""
        if call.when != "call" and call.excinfo is not None and self.raised is None:
            self.raised = call.excinfo.value

    def forget(self, session: pytest.Session) -> BaseException | None:
        """What a fixture raised; and nothing stays set up for the next submission.

        `sys.exit` and `pytest.exit` in a fixture stop pytest halfway.
        """
        while session._setupstate.stack:
            with suppress(BaseException):
                session._setupstate.teardown_exact(None)
        for fixture in self._set_up:
            fixture.cached_result = None
            fixture._finalizers.clear()
        self._set_up.clear()
        raised, self.raised = self.raised, None
        return raised


def _hold_responsible(item: pytest.Item, report: pytest.TestReport, raised: BaseException | None) -> None:
    """Raise for what a fixture raised, unless it has failed the case: by an assert, pytest.fail, or no answer.

    A fixture that is not there, or not for this scope, is so for every student, and a CasesError.
    """
    if str(raised).startswith("ScopeMismatch"):
        raise CasesError(f"{item.nodeid}: {raised}".partition("\n")[0])
    if isinstance(raised, FixtureLookupError | None):
        raise CasesError(f"{item.nodeid}: {_last_line(report)}")
    if not isinstance(raised, pytest.fail.Exception | AssertionError):
        raise SetUpError(
            f"{item.nodeid} could not be set up for it: a fixture of the cases raised {type(raised).__name__}"
        )


def _last_line(report: pytest.CollectReport | pytest.TestReport) -> str:
    lines = [line for line in str(report.longrepr).splitlines() if line.strip()] or [UNKNOWN]
    return next((line for line in lines if line.startswith("E ")), lines[-1]).removeprefix("E").strip()


@contextmanager
def collected(cases: Path | None = None) -> Iterator[Suite]:
    """The hidden suite, and an instructor's own folder of cases beside it.

    Raises CasesError where the folder cannot be collected, or not all of ours was.
    """
    own = cases.resolve() if cases else None
    if own and sys.flags.optimize:
        raise CasesError(
            "Python leaves out every assert under -O and PYTHONOPTIMIZE: run it without for your own cases"
        )
    watching = Watching()
    with ExitStack() as opened:
        try:
            session = opened.enter_context(_session([HERE, own] if own else [HERE], watching))
            session.config.hook.pytest_collection(session=session)
        except (Exception, SystemExit) as error:  # an instructor's conftest.py may raise anything
            raise _unread(f"{type(error).__name__}: {error}".partition("\n")[0]) from None
        if watching.failed is not None:
            raise _unread(f"{watching.failed.nodeid}: {_last_line(watching.failed)}")
        if own and not any(item.path.is_relative_to(own) for item in session.items):
            raise CasesError(f"{own} holds no cases: name the files test_*.py and the functions test_*")
        items = tuple((_worth(item), item) for item in session.items)
        _add_up([worth for worth, item in items if item.path.is_relative_to(HERE)])
        yield Suite(session, items, watching)


def _add_up(ours: Sequence[Worth]) -> None:
    """Raise CasesError unless our own cases are those of the lesson, each once."""
    lesson = Counter(Worth(one.name, facet.name, facet.points) for one in EXERCISES for facet in one.facets)
    if Counter(ours) != lesson:
        points = sum(worth.points for worth in ours)
        total = sum(worth.points for worth in lesson)
        raise CasesError(f"our own cases add up to {points:g} of {total:g} points: does a conftest.py leave some out?")


@contextmanager
def _session(folders: Sequence[Path], watching: object) -> Iterator[pytest.Session]:
    """What `pytest.main` does before and after its loop over the items, so that the loop can be ours."""
    arguments = ["-p", "autograder.hidden.plugin", *ARGUMENTS, *WITHOUT, *map(str, folders)]
    before = Path.cwd()
    with _clean_environment():
        config = _prepareconfig(arguments, [watching])
    try:
        session = pytest.Session.from_config(config)
        session.exitstatus = pytest.ExitCode.OK
        config._do_configure()
        config.hook.pytest_sessionstart(session=session)
        try:
            yield session
        finally:
            with suppress(OSError):  # cases may have gone elsewhere; this one may not be entered, perhaps
                os.chdir(before)
            config.hook.pytest_sessionfinish(session=session, exitstatus=session.exitstatus)
    finally:
        config._ensure_unconfigure()


@contextmanager
def _clean_environment() -> Iterator[None]:
    """No options and no plug-ins but ours, whatever is installed and set here."""
    before = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(OF_PYTEST)}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        os.environ.update(before)


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
