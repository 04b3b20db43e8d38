"""Two functions that stand in no lesson: a file each and an entry here, and everything works that works for the others.

Nothing is registered: whoever takes an exercise takes these. Only `check` works from a table of its own, since it
travels with the students by itself.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dC_dz import dC_dz
from gradient_row import gradient_row

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from playing import PlayedCode

from autograder import chain_rule
from autograder.chain_rule import ACTIVATIONS, loss
from autograder.core.cases import public_cases
from autograder.core.chain import TRUE
from autograder.core.diagnosis.diagnose import diagnose
from autograder.core.diagnosis.known.book import UNTOUCHED, book_of, predicted
from autograder.core.exercise import Exercise
from autograder.core.finding import Finding
from autograder.core.lesson import ALL, CONDUCT, each
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.sameness import CLOSE, same
from autograder.core.terms import Facet
from autograder.hidden import test_facets as facets
from autograder.hidden.student import Student, all_cases
from autograder.reply import Fault, Reply

VALUES = Facet("values", 6, ALL + each("relu", variant="edge"))
ONE_NODE = Facet("J = 1", 1, each("sigmoid", "tanh", J=1))
DIFFERENCE = Facet("finite difference", 2, ALL, voice="finite_difference")

UP_TO_Z = Exercise("one-layer", dC_dz, (VALUES, ONE_NODE, CONDUCT))
ROW = Exercise("one-layer", gradient_row, (VALUES, ONE_NODE, DIFFERENCE, CONDUCT))
both = pytest.mark.parametrize("one", [UP_TO_Z, ROW], ids=lambda one: one.name)

SLOPE = """
import numpy as np
from chain_rule import ACTIVATIONS

def slope(z, g):
    a = ACTIVATIONS[g](z)
    return {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": (z > 0) * 1.0, "linear": np.ones_like(z)}[g]
"""
UP_TO_Z_RIGHT = SLOPE + "def dC_dz(a, y, z, g):\n    return 2 * (a - y) * slope(z, g)\n"
ROW_RIGHT = (
    SLOPE
    + """
def gradient_row(W, a_prev, y, j, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return 2 * (a[j] - y[j]) * slope(z, g)[j] * a_prev
"""
)
RIGHT = {"dC_dz": UP_TO_Z_RIGHT, "gradient_row": ROW_RIGHT}


def written(source: str, old: str = "", new: str = "") -> PlayedCode:
    """The code of a student who wrote this, with one thing in another way."""
    assert old in source
    return PlayedCode([("answer", source.replace(old, new))], {}, None, ())


def all_right(_: str) -> tuple[Finding, ...]:
    return ()


def earned(one: Exercise, code: PlayedCode) -> list[str]:
    """The facets that a student passes in the hidden suite."""

    def passes(facet: Facet) -> bool:
        try:
            getattr(facets, f"test_{facet.voice}")(Student(code, "seed"), one, facet)  # type: ignore[arg-type]
        except pytest.fail.Exception:
            return False
        return True

    return [facet.name for facet in one.facets if passes(facet)]


@both
def test_its_cases_are_drawn_from_its_name_and_the_answer_is_the_chains(one: Exercise) -> None:
    assert len(all_cases(one, "a")) >= 7
    assert repr(all_cases(one, "a")[0].arguments) != repr(all_cases(one, "b")[0].arguments)
    other = TRUE.with_(dC_da=lambda step: step.a)
    assert not all(same(case.answer(other), case.answer(), CLOSE, case.scale) for case in public_cases(one))
    for case in public_cases(one):
        assert np.all(np.abs(case.answer()) <= case.scale * (1 + 1e-12))


def test_the_parameters_are_those_of_the_answer() -> None:
    assert dC_dz.parameters == ("a", "y", "z", "g")
    assert gradient_row.parameters == ("W", "a_prev", "y", "j", "g")


def test_a_finite_difference_agrees_with_the_answer() -> None:
    for case in public_cases(UP_TO_Z):
        for j in range(len(case.answer())):
            moved = dC_dz.difference((j,), *case.arguments)
            edge = case.arguments[3] == "relu" and abs(case.arguments[2][j]) < 1e-3
            assert edge or abs(moved - case.answer()[j]) <= 1e-6 * max(1.0, case.scale[j])


@both
def test_who_is_right_earns_every_facet_and_hears_nothing(one: Exercise) -> None:
    code = written(RIGHT[one.name])
    assert earned(one, code) == [facet.name for facet in one.facets]
    assert diagnose(one, code.call_many, all_right, book_of(CATALOGUE)) == ()


@both
def test_who_wrote_nothing_earns_nothing(one: Exercise) -> None:
    nobody = PlayedCode([], {}, None, ())
    assert earned(one, nobody) == []
    assert diagnose(one, nobody.call_many, all_right, book_of(CATALOGUE)) is None


WRONG = [
    (UP_TO_Z, "2 * (a - y)", "(a - y)", "dC_da", "missing_factor_2"),
    (UP_TO_Z, "2 * (a - y)", "2 * (y - a)", "dC_da", "sign_flipped"),
    (UP_TO_Z, "2 * (a - y)", "2 * a", "dC_da", "target_dropped"),
    (UP_TO_Z, "slope(z, g)\n", "slope(a, g)\n", "da_dz", "gprime_of_a"),
    (UP_TO_Z, "slope(z, g)\n", "a\n", "da_dz", "g_instead_of_gprime"),
    (UP_TO_Z, "(z > 0) * 1.0", "(z < 0) * 1.0", "da_dz", "relu_inverted"),
    (ROW, "2 * (a[j] - y[j])", "(a[j] - y[j])", "dC_da", "missing_factor_2"),
    (ROW, "slope(z, g)[j]", "slope(a, g)[j]", "da_dz", "gprime_of_a"),
    (ROW, "* a_prev\n", "* np.ones_like(a_prev)\n", "dz_dw", "dz_dw_ones"),
    (ROW, "z = W @", "z = -W @", "forward", None),
    # What no entry of the catalogue is: blamed by experiment.
    (ROW, "* a_prev\n", "* np.sinh(a_prev)\n", "dz_dw", None),
    (ROW, "2 * (a[j] - y[j])", "np.sinh(a[j] - y[j])", "dC_da", None),
    (ROW, "slope(z, g)[j]", "np.sinh(slope(z, g)[j])", "da_dz", None),
]
wrong = pytest.mark.parametrize(("one", "old", "new", "link", "key"), WRONG, ids=lambda it: getattr(it, "name", None))


@wrong
def test_who_is_wrong_hears_which_link_it_is_and_sees_it(
    one: Exercise, old: str, new: str, link: str, key: str | None
) -> None:
    code = written(RIGHT[one.name], old, new)
    assert "values" not in earned(one, code)
    found, *others = diagnose(one, code.call_many, all_right, book_of(CATALOGUE)) or ()
    assert not others
    assert (found.link, found.misconception) == (link, key)
    shown = found.evidence
    assert shown is not None
    assert shown.call.startswith(f"{one.name}(np.array(")
    assert shown.call.endswith("[0]")
    assert ("raising W[0, 0] by 0.00001 changed C" in shown.finite_difference) == one.function.is_gradient


def test_the_evidence_is_the_first_example_on_which_it_fails() -> None:
    found, *_ = (
        diagnose(UP_TO_Z, written(UP_TO_Z_RIGHT, "2 * (a - y)", "(a - y)").call_many, all_right, book_of(CATALOGUE))
        or ()
    )
    _, y, z, g = dC_dz.arguments.examples[0]
    yours, theirs = float(found.evidence.yours), float(found.evidence.finite_difference)
    slope = (np.tanh(2.0) - 0) * (1 - np.tanh(2.0) ** 2)  # by hand, for z = 2 and y = 0
    assert (z, y, g) == ([2.0], [0.0], "tanh")
    assert yours == pytest.approx(slope, rel=0.05)
    assert theirs == pytest.approx(2 * slope, rel=0.05)


def test_the_second_row_is_shown_in_its_own_place() -> None:
    code = written(ROW_RIGHT, "slope(z, g)[j]", "slope(z, g)[0]")
    found, *_ = diagnose(ROW, code.call_many, all_right, book_of(CATALOGUE)) or ()
    assert found.evidence.call == (
        "gradient_row(np.array([[1.0, -1.0, 2.0], [2.0, 1.0, -1.0]]), np.array([1.0, 2.0, -1.0]), "
        "np.array([1.0, 0.0]), 1, 'tanh')[0]"
    )
    assert "raising W[1, 0] by 0.00001 changed C" in found.evidence.finite_difference


def shows(entry: Misconception, one: Exercise) -> bool:
    """Whether an entry changes an answer, and looks at nothing that the function is not given."""
    answers = [(predicted(entry.chain, case), case) for case in public_cases(one)] if entry.put else []
    if any(isinstance(its, str) and its == UNTOUCHED for its, _ in answers):
        return False
    return any(isinstance(its, str) or not same(its, case.answer(), CLOSE, case.scale) for its, case in answers)


def playing(one: Exercise, entry: Misconception) -> Callable[[str, Sequence[tuple[Any, ...]]], list[Reply]]:
    """A student with this mistake."""

    def reply(arguments: tuple[Any, ...]) -> Reply:
        try:
            return Reply(one.function.answer(entry.chain, *arguments))
        except Exception as error:  # a wrong link raises what numpy raises
            return Reply(fault=Fault("raised", type(error).__name__))

    return lambda _, calls: [reply(arguments) for arguments in calls]


@pytest.mark.parametrize(
    ("one", "entry"),
    [
        pytest.param(one, entry, id=f"{one.name}-{entry.key}")
        for one in (UP_TO_Z, ROW)
        for entry in CATALOGUE
        if shows(entry, one) and entry.key != "dot_not_outer"  # which raises on all of its layers
    ],
)
def test_an_entry_of_the_catalogue_that_is_played_on_it_is_found(one: Exercise, entry: Misconception) -> None:
    found, *_ = diagnose(one, playing(one, entry), all_right, book_of(CATALOGUE)) or ()
    assert entry.key in (found.misconception, *found.also)
    assert found.link == entry.link or (found.link is None and found.also)


@both
def test_many_entries_can_be_played_on_it(one: Exercise) -> None:
    assert sum(shows(entry, one) for entry in CATALOGUE) > 80


def test_the_second_voice_does_not_believe_a_closed_form_that_is_wrong() -> None:
    def one_percent_more(chain: Any, W: Any, a_prev: Any, y: Any, j: int, g: str) -> Any:
        return gradient_row.answer(chain, W, a_prev, y, j, g) * 1.01

    wrong = replace(ROW, asked=replace(gradient_row, answer=one_percent_more))
    assert earned(wrong, written(ROW_RIGHT)) == ["finite difference", "conduct"]
    assert earned(wrong, written(ROW_RIGHT, "return 2 *", "return 2.02 *")) == ["values", "J = 1", "conduct"]


# `check` has a table of its own, which a new function enters as an entry of LINKS and a branch of _examples.


@pytest.fixture
def with_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = chain_rule._examples

    def examples(name: str) -> Iterator[tuple[tuple[Any, ...], Any]]:
        if name != "dC_dz":
            yield from lesson(name)
            return
        y, z = np.array([0.3, 0.6]), np.array([1.2, -0.7])
        for g in ACTIVATIONS:
            of_z = partial(lambda z, g: loss(ACTIVATIONS[g](z), y), g=g)
            yield (ACTIVATIONS[g](z), y, z, g), chain_rule._difference(of_z, z)

    monkeypatch.setitem(chain_rule.LINKS, "dC_dz", "the product dC/da . da/dz")
    monkeypatch.setattr(chain_rule, "_examples", examples)


@pytest.mark.usefixtures("with_examples")
def test_check_can_be_told_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    chain_rule.check(written(UP_TO_Z_RIGHT).names["dC_dz"])
    assert capsys.readouterr().out == "dC_dz: agrees with the finite difference on 4 examples\n"
    factor_lost = written(UP_TO_Z_RIGHT, "2 * (a - y)", "(a - y)").names["dC_dz"]
    with pytest.raises(AssertionError, match=re.escape("dC_dz (the product dC/da . da/dz), example 1")):
        chain_rule.check(factor_lost)


def test_check_knows_nothing_of_it_by_itself() -> None:
    with pytest.raises(ValueError, match="check does not know 'dC_dz'"):
        chain_rule.check(written(UP_TO_Z_RIGHT).names["dC_dz"])
