"""Sets of entries that fit equally: how they are grouped, kept, and made more; and the order of mending."""

import pytest
from mistakes import ENTRIES, entries, spelled

from autograder.core.chain import TRUE
from autograder.core.diagnosis.explanation import Cause, Explanation, Explanations, grouped
from autograder.reply import Fault

SIGN = ENTRIES["sign_flipped"]
ADDED = ENTRIES["links_added"]


@pytest.mark.parametrize(
    ("alternatives", "causes"),
    [
        ([], []),
        ([""], []),
        (["abs_value"], ["dC_da wrong abs_value"]),
        (["abs_value, gprime_of_a"], ["dC_da wrong abs_value", "da_dz wrong gprime_of_a"]),
        # The same link in all, by different entries.
        (["missing_factor_2", "half_mse"], ["dC_da wrong missing_factor_2 half_mse"]),
        # One certain, one that is blamed differently.
        (
            ["gprime_of_a, abs_value", "gprime_of_a, integrated"],
            ["da_dz wrong gprime_of_a", "dC_da wrong abs_value integrated"],
        ),
        (
            ["half_mse, gprime_of_a", "missing_factor_2, times_z"],
            ["dC_da wrong half_mse missing_factor_2", "da_dz wrong gprime_of_a times_z"],
        ),
        # Different links, equal factors: one cause, left open.
        (["sign_flipped", "negated"], ["open wrong sign_flipped negated"]),
        # Different links, other factors: a cause for each factor.
        (
            ["missing_factor_2, negated", "divided_by_2n, a_prev_over_K"],
            [
                "open wrong missing_factor_2 divided_by_2n",
                "open wrong negated",
                "open wrong a_prev_over_K",
            ],
        ),
        # An entry in some of the sets only is not certain.
        (["abs_value, gprime_of_a", "gprime_of_a"], ["da_dz wrong gprime_of_a", "open wrong abs_value"]),
        (["gprime_of_a", "abs_value, gprime_of_a"], ["da_dz wrong gprime_of_a", "open wrong abs_value"]),
    ],
)
def test_alternatives_are_one_cause_for_what_they_share_and_one_for_each_link_or_factor(alternatives, causes):
    sets = [tuple(entries(keys)) if keys else () for keys in alternatives]
    assert [spelled(cause) for cause in grouped(sets)] == causes


@pytest.mark.parametrize(
    ("causes", "order"),
    [
        ([Cause(None), Cause("shape"), Cause("average"), Cause("forward")], ["forward", "average", "shape", None]),
        ([Cause("da_dz"), Cause(None, (ADDED, SIGN)), Cause("forward")], ["forward", None, "da_dz"]),
        ([Cause("dC_da"), Cause("product", (ADDED, SIGN))], ["dC_da", "product"]),
        ([Cause("product", (SIGN,)), Cause("da_dz")], ["da_dz", "product"]),
    ],
)
def test_causes_come_in_the_order_of_mending(causes, order):
    assert [cause.link for cause in Explanations(tuple(causes)).causes] == order


def test_what_is_blamed_and_what_fits_are_both_causes():
    found = Explanations((Cause("back"),), (Explanation().and_(SIGN),))
    assert [spelled(cause) for cause in found.causes] == ["dC_da wrong sign_flipped", "back wrong"]


def test_links_are_blamed_once_each_and_the_last_word_counts():
    found = Explanations.blames(Cause("back"), Cause(None), Cause("back", shown="alone"), Cause(None, shown="scaled"))
    assert [spelled(cause) for cause in found.causes] == ["back alone", "open wrong", "open scaled"]
    assert found.sets == ()


@pytest.mark.parametrize(
    ("explanations", "is_whole"),
    [
        (Explanations(), True),
        (Explanations(sets=(Explanation().and_(SIGN),)), True),
        (Explanations(sets=()), False),
        (Explanations((Cause("back"),)), False),
    ],
)
def test_all_that_is_wrong_has_a_name_where_a_set_fits_and_nothing_is_blamed_without(explanations, is_whole):
    assert explanations.is_whole == is_whole


def test_entries_are_put_into_the_chain_beside_those_that_it_has():
    one = Explanation().and_(SIGN).and_(ADDED)
    assert one.entries == (SIGN, ADDED)
    assert (one.chain.dC_da, one.chain.product) == (SIGN.put["dC_da"], ADDED.put["product"])
    assert one.chain.da_dz is TRUE.da_dz


def test_sets_are_kept_whose_chain_fits():
    both = Explanations((Cause("back"),), (Explanation().and_(SIGN), Explanation().and_(ADDED)))
    kept = both.kept(lambda chain: chain.product is ADDED.put["product"])
    assert [one.entries for one in kept.sets] == [(ADDED,)]
    assert kept.blamed == both.blamed
    assert both.kept(lambda _: False) is None
    assert both.kept(lambda _: True) == both


def test_more_entries_are_put_into_each_set_where_that_fits():
    one = Explanations(sets=(Explanation(), Explanation().and_(SIGN)))
    more = one.more(iter([(ADDED,)]), lambda _: True)
    assert [some.entries for some in more.sets] == [(ADDED,), (SIGN, ADDED)]
    assert one.more([(ADDED,)], lambda chain: chain.product is TRUE.product) is None


@pytest.mark.parametrize(
    ("kind", "cause"), [("unreadable", "shape unreadable unreadable"), ("timeout", "open timeout timeout")]
)
def test_what_cannot_be_read_is_no_numbers_and_any_other_fault_is_no_link(kind, cause):
    assert spelled(Cause.of_fault(Fault(kind))) == cause
