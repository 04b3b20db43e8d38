"""The pytest plugin of the hidden cases: the `student` fixture, the `points` marker, one test per facet.

By hand: pytest -c /dev/null -p autograder.hidden.plugin --pyargs autograder.hidden --submission one-weight.ipynb
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from autograder.core.lesson import ASSIGNMENTS, EXERCISES
from autograder.hidden.secret import course_secret, hidden_seed
from autograder.hidden.student import Student
from autograder.sandbox import Sandbox
from autograder.submission import Submission, UsageError, submissions

CURRENT = pytest.StashKey[Student]()
"""The submission that the items run on, where the grader runs them in-process."""

BY_HAND = pytest.StashKey[Submission]()
"""The submission of a run by hand."""

VOICES = {
    "test_values": "values",
    "test_finite_difference": "finite_difference",
    "test_conduct": "conduct",
    "test_recorded": "recorded",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options for a run by hand."""
    group = parser.getgroup("autograder")
    group.addoption("--submission", help="the notebook or .py file that is graded")
    group.addoption("--assignment", choices=ASSIGNMENTS, help="the assignment, where the submission does not tell")
    group.addoption("--isolation", choices=("required", "none"), default="required")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """A run by hand takes no settings and runs no conftest.py from where submissions are: the secret is in reach."""
    known = early_config.known_args_namespace
    if getattr(known, "submission", None) is None:
        return
    known.noconftest = True
    if early_config.inipath is not None and known.inifilename is None:
        raise pytest.UsageError(f"{early_config.inipath} may be a student's: name your own settings, or -c /dev/null")


def pytest_configure(config: pytest.Config) -> None:
    """Announce the marker, and read the submission of a run by hand."""
    config.addinivalue_line("markers", "points(function, facet, points): what a hidden case is worth, and for what")
    path = config.getoption("--submission")
    if path is not None:
        config.stash[BY_HAND] = _read(path, config.getoption("--assignment"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each facet of each exercise, told apart by the voice that decides it."""
    if {"exercise", "facet"} <= set(metafunc.fixturenames):
        voice = VOICES[metafunc.function.__name__]
        submission = metafunc.config.stash.get(BY_HAND, None)
        metafunc.parametrize(
            ("exercise", "facet"),
            [
                pytest.param(
                    exercise,
                    facet,
                    id=f"{exercise.name}-{facet.name}",
                    marks=pytest.mark.points(exercise.name, facet.name, facet.points),
                )
                for exercise in EXERCISES
                if submission is None or exercise.assignment == submission.assignment
                for facet in exercise.facets
                if facet.voice == voice
            ],
        )


def _read(path: str, assignment: str | None) -> Submission:
    try:
        (submission,) = submissions([path], assignment)
    except (UsageError, ValueError) as error:
        raise pytest.UsageError(f"--submission {path}: {error}") from None
    if submission.problem:
        raise pytest.UsageError(submission.problem)
    return submission


@pytest.fixture(scope="session")
def _submitted(request: pytest.FixtureRequest) -> Iterator[Student]:
    submission = request.config.stash.get(BY_HAND, None)
    if submission is None:
        pytest.exit("no submission: add --submission FILE", returncode=4)
    seed = hidden_seed(course_secret(None), submission.assignment, [cell.source for cell in submission.cells])
    with Sandbox(request.config.getoption("--isolation")) as sandbox:
        cells = [(cell.name, cell.source) for cell in submission.cells]
        with sandbox.load(cells) as code:
            yield Student(code, seed)


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """The submission that is graded: `student.dC_da(a, y)` calls its function in the sandbox."""
    current = request.config.stash.get(CURRENT, None)
    return current if current is not None else request.getfixturevalue("_submitted")
