"""Numbers that are the same for entries of several links: what the student's other functions settle, and what not."""

import pytest
from mistakes import entries, spelled

from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.stages.witnesses import settled
from autograder.core.finding import Finding

SIGN = "sign_flipped, negated"  # of dC_da, and of the product
SLOPE_OR_FORWARD = "dropped_da_dz, sign_flipped, negated"  # of three links
OPEN = "open wrong sign_flipped negated"


def wrong(misconception, *also):
    return (Finding("dC_da", misconception, "", "", also),)


@pytest.mark.parametrize(
    ("keys", "function", "others", "asked", "cause"),
    [
        ("power_not_reduced", "gradient_sample", {}, (), "dC_da wrong power_not_reduced"),
        ("missing_factor_2, half_mse", "gradient_sample", {}, (), "dC_da wrong missing_factor_2 half_mse"),
        # Nobody else has been seen, all are right, or they have other mistakes.
        (SIGN, "gradient_sample", {}, (), OPEN),
        (SIGN, "gradient_sample", {"dC_da": None}, (), OPEN),
        (SIGN, "gradient_sample", {"dC_da": ()}, (), OPEN),
        (SIGN, "gradient_sample", {"dC_da": wrong("abs_value")}, (), OPEN),
        (SIGN, "gradient_sample", {"da_dz": wrong("sign_flipped")}, (), OPEN),
        # The same mistake, as the first or as another entry that fits.
        (SIGN, "gradient_sample", {"dC_da": wrong("sign_flipped")}, (), "dC_da wrong sign_flipped"),
        (SIGN, "gradient_sample", {"dC_da": wrong("abs_value", "sign_flipped")}, (), "dC_da wrong sign_flipped"),
        (
            SIGN,
            "gradient_sample",
            {"dC_da": wrong("abs_value") + wrong("sign_flipped")},
            (),
            "dC_da wrong sign_flipped",
        ),
        (SIGN, "gradient_sample", {"gradient_weight": wrong("negated")}, (), "product wrong negated"),
        # Guilty both: then it is open again.
        (
            SIGN,
            "gradient_sample",
            {"dC_da": wrong("sign_flipped"), "gradient_weight": wrong("negated")},
            (),
            OPEN,
        ),
        # It asked for the function, which was answered correctly, right or wrong.
        (SIGN, "gradient_sample", {"dC_da": ()}, ("dC_da",), "product wrong negated"),
        (SIGN, "gradient_sample", {"dC_da": wrong("sign_flipped")}, ("dC_da",), "product wrong negated"),
        (SIGN, "gradient_sample", {}, ("da_dz",), OPEN),
        (SIGN, "gradient_batch", {}, ("gradient_sample",), OPEN),
        (SLOPE_OR_FORWARD, "gradient_sample", {}, ("dC_da",), "open wrong dropped_da_dz sign_flipped negated"),
        (SLOPE_OR_FORWARD, "gradient_sample", {}, ("dC_da", "da_dz"), "product wrong negated"),
        # A function that comes later in the lesson is no witness, nor is the function itself.
        (SIGN, "gradient_weight", {"gradient_sample": wrong("negated")}, (), OPEN),
        (SIGN, "gradient_weight", {"gradient_weight": wrong("negated")}, (), OPEN),
    ],
)
def test_the_other_functions_settle_which_link_it_is(keys, function, others, asked, cause):
    assert spelled(settled(function, Cause(None, tuple(entries(keys))), others.get, asked)) == cause


def test_what_has_no_entries_is_left_as_it_is():
    cause = Cause("back", shown="alone")
    assert settled("gradient_network", cause, {}.get, ()) is cause


def test_what_was_seen_is_kept():
    cause = Cause(None, tuple(entries(SIGN)), 2.0, "scaled", ("x",))
    one = settled("gradient_sample", cause, {"dC_da": wrong("sign_flipped")}.get, ())
    assert spelled(one) == "dC_da scaled sign_flipped x 2 x"


def test_a_link_that_was_blamed_before_is_open_again_where_the_numbers_leave_it_open():
    cause = Cause("dC_da", tuple(entries(SIGN)))
    assert spelled(settled("gradient_sample", cause, {}.get, ())) == OPEN
