"""What follow-through marks are decided by, part by part; `tests/stories` has whole notebooks that get them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from autograder.core.finding import Evidence, Finding
from autograder.core.functions.function import Arguments
from autograder.core.lesson import answer, earlier_functions, exercise
from autograder.follow_through.correct_parts import CorrectParts, correct_parts, silent
from autograder.follow_through.inherited import Charged, each_once, inherited, told_apart
from autograder.follow_through.own_links import OwnLinks, choices, named_mistake
from autograder.hidden.suite import Worth
from autograder.reply import Fault, Reply
from autograder.standing import OURS, RIGHT, UNWRITTEN, Standing, Standings

SLOPE = Finding("da_dz", "gprime_of_a", "", "", evidence=Evidence("", "1.0", ""))
HALF = Finding("dC_da", "factor_2_lost", "", "")
VALUES = Worth("gradient_weight", "values", 5)
z = np.array([0.5, -1.0])


def standings(**known: Standing) -> Standings:
    """These, and no way to find out about others."""

    def nobody(*_: object) -> None:
        raise AssertionError("it was diagnosed")

    found = Standings(nobody, nobody)  # type: ignore[arg-type]
    for name, standing in known.items():
        found[name] = standing
    return found


# --- correct parts


def test_every_function_that_another_is_built_on_has_shapes():
    never = Arguments.fit
    assert [
        name for name in earlier_functions("gradient_network") if exercise(name).function.arguments.fit is never
    ] == []


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("dC_da", (np.ones(2), np.ones(3))),
        ("dC_da", (np.ones(2, complex), np.ones(2))),
        ("da_dz", (np.ones((64, 65)), "tanh")),
        ("da_dz", (np.ones(0), "tanh")),
        ("dz_dw", (np.ones((2, 2, 2)),)),
        ("gradient_sample", (np.ones((2, 3)), np.ones(2), np.ones(3), "tanh")),
    ],
)
def test_the_absurd_is_not_answered(function, arguments):
    with pytest.raises(ValueError, match=r"shapes|arguments"):
        correct_parts(function, arguments)


def test_lists_are_answered_like_arrays():
    np.testing.assert_array_equal(correct_parts("da_dz", (z.tolist(), "tanh")), answer("da_dz", (z, "tanh")))


def test_beside_correct_parts_what_the_code_says_is_not_heard():
    fault = Fault("raised", "ValueError", "cell", 3, text="the answer is 2.0", module="answer")
    ask = silent(lambda *_: [Reply(fault=fault), Reply(1.0)])
    assert ask("f", [(), ()]) == [Reply(fault=Fault("raised", "ValueError", "cell", 3)), Reply(1.0)]


# --- what is inherited


def test_what_a_composite_calls_or_has_copied_is_said_to_come_from_there():
    known = standings(da_dz=Standing((SLOPE,)), dC_da=Standing((HALF,)), dz_dw=UNWRITTEN)
    charged = Charged({VALUES: True}, called=("da_dz", "dz_dw"), copied=("dC_da",))
    found = inherited(exercise("gradient_weight"), charged, known)
    assert [one.inherited_from for one in found] == ["da_dz", "dz_dw", "dC_da"]
    assert [one.misconception for one in found] == ["gprime_of_a", None, "factor_2_lost"]
    assert {one.evidence for one in found} == {None}


def test_what_is_wrong_with_a_function_of_an_earlier_notebook_is_said_where_it_is_called():
    slope = replace(SLOPE, message="your slopes", hint="try 0", evidence=Evidence("da_dz(...)", "2", "1"))
    known = standings(da_dz=Standing((slope,)))
    here, there = (
        inherited(exercise(name), Charged({VALUES: True}, called=("da_dz",)), known)[0]
        for name in ("gradient_weight", "gradient_sample")
    )
    assert here.evidence is None
    assert "your slopes" not in here.message
    assert "your slopes" in there.message
    assert (there.hint, there.evidence) == (slope.hint, slope.evidence)


def test_a_fault_that_comes_in_twice_is_said_once_and_last():
    again = replace(SLOPE, message="again")
    assert each_once([SLOPE, HALF, again]) == (HALF, SLOPE)


def test_a_mistake_that_is_named_in_an_earlier_function_is_charged_there():
    own = told_apart((SLOPE, HALF), standings(da_dz=Standing((SLOPE,))))
    assert [one.inherited_from for one in own] == ["da_dz", None]


def test_but_no_composite_is_charged_for_nothing():
    assert told_apart((SLOPE,), standings(da_dz=Standing((SLOPE,)))) == (SLOPE,)


def test_what_correct_parts_cannot_answer_is_kept_in_words():
    parts = CorrectParts()
    np.testing.assert_array_equal(parts("dC_da", (np.array([1.0]), np.array([0.0]))), [2.0])
    with pytest.raises(ValueError, match="shapes"):
        parts("gradient_sample", (np.ones((2, 3)), np.ones((5, 3)), np.ones((5, 2)), "tanh"))
    assert parts.refused == ["gradient_sample with W (2, 3), a_prev (5, 3), y (5, 2)"]


# --- own links


class Played:
    """Code whose functions are called here."""

    def __init__(self, **functions):
        self.functions = functions

    def call(self, name, *arguments):
        return Reply(self.functions[name](*arguments))


def own_links(da_dz, *, standings=standings(), only=None):  # noqa: B008
    """Own links of a student with this da_dz, which has been asked at several z."""
    own = OwnLinks(Played(da_dz=da_dz), ("da_dz",), standings, only)
    for g in ("tanh", "sigmoid"):
        for shift in range(6):
            own.ask("da_dz", (z + 0.1 * shift, g))
    return own


def test_a_link_that_minds_its_inputs_may_excuse_a_composite():
    own = own_links(lambda z, g: 1 - z**2 if g == "tanh" else answer("da_dz", (z, g)))
    assert not own.are_trivial
    assert own.wrong_activations == ("tanh",)


@pytest.mark.parametrize(
    "da_dz",
    [lambda z, g: np.ones(2), lambda z, g: 1e-9 * z, lambda z, g: z * np.nan, lambda z, g: np.sign(z)],
    ids=["constant", "next to nothing", "not a number", "signs"],
)
def test_a_link_that_leaves_the_chain_out_excuses_nobody(da_dz):
    assert own_links(da_dz).are_trivial


def test_a_mistake_that_was_named_can_be_put_in_and_of_several_none():
    assert named_mistake(Standing((SLOPE,)), OURS).key == "gprime_of_a"
    assert named_mistake(Standing((SLOPE, HALF)), OURS) is None
    assert named_mistake(Standing((SLOPE, replace(HALF, inherited_from="dC_da"))), OURS).key == "gprime_of_a"
    assert named_mistake(RIGHT, OURS) is None


def test_all_wrong_functions_are_tried_together_first():
    known = standings(gradient_weight=Standing((Finding("product", None, "", ""),)))
    sets = list(choices(["dC_da", "da_dz", "gradient_weight"], known))
    assert sets == [("dC_da", "da_dz"), ("dC_da",), ("da_dz",)], "nothing is named in gradient_weight"
