"""How functions stand: what was graded is known, the rest is diagnosed when somebody asks, and only then."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from autograder.core.finding import Finding
from autograder.standing import RIGHT, UNWRITTEN, Standing, Standings

WRONG = (Finding("da_dz", "gprime_of_a", "", ""),)


@pytest.fixture
def diagnosed() -> list[str]:
    """The names of the functions that were diagnosed, in order."""
    return []


@pytest.fixture
def standings(diagnosed: list[str]) -> Standings:
    @contextmanager
    def load():
        yield SimpleNamespace(call_many=None)

    def diagnose(one, ask, known, book):
        diagnosed.append(one.name)
        if one.name == "dC_da_prev":
            return known("da_dz")
        return {"da_dz": WRONG, "dz_dw": ()}.get(one.name)

    return Standings(load, diagnose)


def test_what_was_graded_is_not_diagnosed_again(standings, diagnosed):
    standings["da_dz"] = RIGHT
    assert standings["da_dz"] is RIGHT
    assert diagnosed == []


def test_what_was_not_graded_is_diagnosed_once(standings, diagnosed):
    assert standings["da_dz"] == standings["da_dz"] == Standing(WRONG)
    assert diagnosed == ["da_dz"]


def test_only_what_somebody_asked_for_is_known(standings):
    standings["dC_da"] = RIGHT
    assert standings["dz_dw"] == RIGHT
    assert standings.so_far == {"dC_da": RIGHT, "dz_dw": RIGHT}


def test_a_diagnosis_may_ask_how_another_function_stands(standings, diagnosed):
    assert standings["dC_da_prev"].findings == WRONG
    assert diagnosed == ["dC_da_prev", "da_dz"]
    assert standings["da_dz"].is_wrong


def test_to_a_diagnosis_what_is_not_written_is_none_and_what_is_right_is_nothing(standings):
    assert standings.findings_of("dC_da") is None
    assert standings.findings_of("dz_dw") == ()
    assert standings.findings_of("da_dz") == WRONG


@pytest.mark.parametrize(
    ("standing", "is_right", "is_wrong"),
    [
        (RIGHT, True, False),
        (Standing(has_note=True), True, False),
        (UNWRITTEN, False, False),
        (Standing(WRONG), False, True),
    ],
)
def test_a_function_is_right_or_wrong_or_not_written(standing, is_right, is_wrong):
    assert (standing.is_right, standing.is_wrong) == (is_right, is_wrong)


def test_right_in_another_form_is_not_simply_right():
    assert Standing(has_note=True) != RIGHT
