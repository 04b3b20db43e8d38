"""The book: which entries fit, where they show; combinations of them, and pairs that are rather one unknown mistake."""

import numpy as np
import pytest
from mistakes import BOOK, Mistake, chain, entries, right, said, seen

from autograder.core.cases import public_cases
from autograder.core.chain import TRUE
from autograder.core.diagnosis.known.book import RAISES, UNTOUCHED, Book, worked_out
from autograder.core.diagnosis.known.slope_and_way_back import pairs
from autograder.core.diagnosis.known.stand_ins import ONE_UNKNOWN, equals, is_one_unknown
from autograder.core.lesson import exercise
from autograder.reply import Fault, Reply

LOST, OTHER_OUTPUT, SUM, CONSTANTS, ONE_MEAN = (pair.question for pair in ONE_UNKNOWN)
NO_FIT = Reply(fault=Fault("raised", "ValueError"))
NO_INDEX = Reply(fault=Fault("raised", "IndexError"))
NO_KEY = Reply(fault=Fault("raised", "KeyError"))


def case(function, number=0):
    return public_cases(exercise(function))[number]


def keys(some):
    return ", ".join(entry.key for entry in some if entry is not None)


@pytest.mark.parametrize(
    ("function", "wrong", "reply", "fits"),
    [
        ("dC_da", "sign_flipped", lambda right: Reply(-right), True),
        ("dC_da", "sign_flipped", lambda right: Reply(-right * (1 + 1e-6)), True),
        ("dC_da", "sign_flipped", lambda right: Reply(-right * (1 + 1e-4)), False),
        ("dC_da", "sign_flipped", lambda right: Reply(right), False),
        ("dC_da", "sign_flipped", lambda right: NO_FIT, False),
        ("dC_da", "sign_flipped", lambda right: NO_KEY, False),
        # A wrong link that cannot run, where the student's code raises as wrong shapes do.
        ("dC_da_prev", "missing_W_transpose", lambda right: NO_FIT, True),
        ("dC_da_prev", "missing_W_transpose", lambda right: NO_INDEX, True),
        ("dC_da_prev", "missing_W_transpose", lambda right: NO_KEY, False),
        ("dC_da_prev", "missing_W_transpose", lambda right: Reply(right), False),
        # A wrong shape, which another way of writing cannot add up.
        ("dC_da_prev", "no_sum_matrix", lambda right: NO_FIT, True),
        ("dC_da_prev", "no_sum_matrix", lambda right: NO_KEY, False),
        # A link that looks at what the function is not given.
        ("dC_da", "inner_derivative_a, off_by_one_z", lambda right: NO_FIT, False),
        ("da_dz", "gprime_of_error", lambda right: NO_FIT, False),
        ("da_dz", "gprime_of_error", lambda right: Reply(right), False),
    ],
)
def test_a_reply_fits_a_chain_that_gives_its_numbers_or_cannot_run_either(function, wrong, reply, fits):
    one = case(function)
    assert BOOK.fits(reply(one.answer()), one, chain(wrong)) == fits
    assert Book(()).fits(reply(one.answer()), one, chain(wrong)) == fits


def test_a_chain_answers_or_raises_or_plays_no_part():
    assert worked_out(chain("missing_W_transpose"), case("dC_da_prev")) == RAISES
    assert worked_out(chain("gprime_of_error"), case("da_dz")) == UNTOUCHED
    assert np.array_equal(worked_out(TRUE, case("dC_da")), case("dC_da").answer())


def raising_if_deep(Ws, *others):
    if len(Ws) > 1:
        raise ValueError
    return right("gradient_network")(Ws, *others)


@pytest.mark.parametrize(
    ("mistake", "fitting"),
    [
        ("dC_da: sign_flipped", "sign_flipped"),
        ("dC_da: missing_factor_2", "missing_factor_2, half_mse"),
        ("gradient_sample: negated", "sign_flipped, negated"),
        ("gradient_sample: negated, gprime_of_a", ""),
        ("gradient_sample: W_transposed_forward", "W_transposed_forward"),
        ("dC_da_prev: no_sum_matrix", "no_sum_matrix"),
        ("dC_da_prev: no_sum_turned_round", "no_sum_turned_round"),
        ("da_dz: diag_jacobian_shape", "diag_jacobian_shape"),
        (("dC_da", lambda a, y: 1 / 0), ""),
        # To raise wherever something is wrong tells nothing apart.
        (("gradient_network", raising_if_deep), ""),
        (("dC_da_prev", lambda W, z, upstream, g: W @ z[:0]), ""),
        (("dC_da", lambda a, y: y - a if len(a) > 1 else 2 * (a - y)), ""),
    ],
)
def test_the_entries_that_give_all_numbers_fit(mistake, fitting):
    assert keys(BOOK.fitting(seen(mistake).pairs)) == fitting


@pytest.mark.parametrize(
    ("of", "inside", "outside"),
    [
        (BOOK.averages, "sum_not_mean, median_of_samples, squeeze_breaks_singletons", "negated"),
        (
            BOOK.forwards,
            "activation_skipped, softmax_output, inputs_normalised",
            "hidden_linear, first_activation_forward",
        ),
        (BOOK.products, "index_swap, negated, gradient_clipped, dz_dw_z", "flattened_gradient, sum_not_mean"),
        (BOOK.links_at("dC_da"), "sign_flipped, relu_overwrites_dC_da", "negated"),
        (BOOK.links_at("da_dz"), "gprime_of_a, relu_leaky, linear_zero", "hidden_gprime_dropped, off_by_one_z"),
        (
            BOOK.links_at("dz_dw"),
            "dz_dw_ones, bias_appended",
            "z_instead_of_a_prev, x_in_every_layer, inputs_normalised",
        ),
        (
            BOOK.scalings,
            "missing_factor_2, negated, sum_not_mean, a_prev_over_K",
            "abs_value, two_every_layer, mean_of_paths",
        ),
        (
            BOOK.only_deep,
            "hidden_linear, two_every_layer, reversed_list, hard_coded_depth",
            "sign_flipped, sum_not_mean",
        ),
        (BOOK.only_two_layers, "hard_coded_depth", "output_layer_only, two_every_layer, last_W_in_every_layer"),
        (BOOK.in_place("dC_da"), "sign_flipped", "negated"),
        (BOOK.in_place("forward"), "activation_skipped", "inputs_normalised"),
        (BOOK.in_place("forward", "dz_dw"), "inputs_normalised", "activation_skipped, dz_dw_ones"),
    ],
)
def test_entries_are_where_they_show_and_not_elsewhere(of, inside, outside):
    found = {entry.key for entry in of if entry is not None}
    assert set(inside.split(", ")) <= found
    assert not set(outside.split(", ")) & found


def test_the_true_link_stands_first():
    assert [BOOK.links_at("da_dz")[0], BOOK.forwards[0], BOOK.products[0]] == [None, None, None]


def test_only_two_layers_is_one_entry():
    assert keys(BOOK.only_two_layers) == "hard_coded_depth"


def test_two_that_only_show_deeper_stand_in_different_places():
    found = {frozenset((one.key, other.key)) for one, other in BOOK.two_only_deep}
    assert {"hidden_linear", "two_every_layer"} in found
    assert {"mean_of_paths", "two_every_layer"} not in found


def test_an_entry_is_found_by_the_conduct_that_it_is_about():
    assert [BOOK.which(one).key for one in ("changes", "remembers", "draws")] == [
        "inplace_mutation", "state_leak", "random_answer",
    ]  # fmt: skip
    assert Book(()).which("changes") is None


ONE: list[tuple[str, str]] = [
    (LOST, "dropped_da_dz, cross_entropy_slope"),
    (LOST, "sum_over_outputs, times_z"),
    (LOST, "dz_dw_mean, diag_jacobian_shape"),
    (OTHER_OUTPUT, "activation_skipped, softmax_first"),
    (OTHER_OUTPUT, "activation_skipped, relu_overwrites_dC_da"),
    (SUM, "dz_dw_sum, divide_by_features"),
    (SUM, "summed_gprime, divide_by_size_of_X"),
    (CONSTANTS, "missing_factor_2, negated"),
    (CONSTANTS, "factor_2_twice, divided_twice"),
    (ONE_MEAN, "missing_factor_2, median_of_samples"),
    (ONE_MEAN, "softmax_first, first_sample_twice"),
]
TWO: list[tuple[str, str]] = [
    (LOST, "dropped_da_dz, power_not_reduced"),
    (LOST, "target_differentiated, coarse_numeric"),
    (LOST, "whole_loss_for_every_node, relu_with_sigmoid_slope"),
    (OTHER_OUTPUT, "output_linear, aggregated_gprime"),
    (OTHER_OUTPUT, "W_transposed_forward, thresholded_prediction"),
    (OTHER_OUTPUT, "bias_of_one, softmax_first"),
    (SUM, "ce_shortcut, divide_by_features"),
    (SUM, "dropped_da_dz, divide_by_outputs"),
    (SUM, "power_not_reduced, divide_by_outputs"),
    (CONSTANTS, "missing_factor_2, divide_by_features"),
    (CONSTANTS, "missing_factor_2, gprime_of_a"),
    (ONE_MEAN, "factor_2_twice, divide_by_features"),
    (ONE_MEAN, "one_based_index, divided_inside_the_loop"),
    (ONE_MEAN, "gprime_of_a, sum_not_mean"),
]


def test_each_row_has_its_two_examples():
    rows = [pair.question for pair in ONE_UNKNOWN]
    assert list(dict.fromkeys(row for row, _ in ONE)) == rows
    assert list(dict.fromkeys(row for row, _ in TWO)) == rows


@pytest.mark.parametrize(("row", "pair"), ONE)
def test_two_entries_that_are_rather_one_unknown_mistake_are_not_named(row, pair):
    one, other = entries(pair)
    assert row in [rule.question for rule in ONE_UNKNOWN if rule.holds(one, other) or rule.holds(other, one)]
    assert is_one_unknown((one, other))
    assert is_one_unknown((other, one))


@pytest.mark.parametrize(("row", "pair"), TWO)
def test_two_entries_that_are_two_mistakes_are_named(row, pair):
    assert not is_one_unknown(entries(pair))


def test_one_entry_and_three_are_never_one_unknown():
    assert not is_one_unknown(entries("missing_factor_2"))
    assert not is_one_unknown(entries("missing_factor_2, negated, sum_not_mean"))


@pytest.mark.parametrize(
    ("given", "others"),
    [
        ("gprime_of_a", []),
        ("missing_factor_2", ["half_mse", "divided_by_2n"]),
        (
            "missing_factor_2, sum_not_mean",
            [
                "missing_factor_2, cross_terms",
                "missing_factor_2, targets_of_samples_added",
                "missing_factor_2, outputs_of_samples_added",
                "half_mse, sum_not_mean",
                "half_mse, cross_terms",
                "half_mse, targets_of_samples_added",
                "half_mse, outputs_of_samples_added",
            ],
        ),
        ("sign_flipped, gprime_of_a", ["gprime_of_a, negated"]),
        ("sign_flipped, links_added", []),
    ],
)
def test_other_factors_that_come_to_the_same_stand_in(given, others):
    assert [keys(some) for some in equals(BOOK, entries(given))] == others


@pytest.mark.parametrize(
    ("mistake", "found"),
    [
        ("dC_da_prev: gprime_of_a, mean_of_paths", "gprime_of_a, mean_of_paths"),
        ("dC_da_prev: gprime_of_a, no_sum_matrix", "gprime_of_a, no_sum_matrix"),
        ("dC_da_prev: gprime_of_a, missing_W_transpose", ""),
        ("dC_da_prev/added", ""),
    ],
)
def test_a_slope_and_a_way_back_that_give_every_answer_are_a_pair(mistake, found):
    assert "; ".join(keys(pair) for pair in pairs(BOOK, seen(mistake).pairs)) == found


NAMED: list[tuple[Mistake, str]] = [
    (
        "gradient_sample: abs_value, gprime_of_a, dz_dw_sum",
        "dC_da beside abs_value; da_dz beside gprime_of_a; dz_dw beside dz_dw_sum",
    ),
    ("gradient_sample: abs_value, gprime_of_a, dz_dw_sum, negated", "product wrong"),
    (
        "gradient_sample: bias_of_one, abs_value, index_swap",
        "forward beside bias_of_one; dC_da beside abs_value; product beside index_swap outer_transposed",
    ),
    ("gradient_sample: inputs_normalised, abs_value", "forward beside inputs_normalised; dC_da beside abs_value"),
    ("gradient_sample: relu_leaky, tanh_uses_z, abs_value", "dC_da beside abs_value; da_dz beside tanh_uses_z"),
    ("gradient_batch/formulas-in-a-fed-z", "da_dz beside z_times_one_minus_z; da_dz beside tanh_uses_z"),
    (
        "gradient_batch: missing_factor_2, sum_not_mean",
        "dC_da beside missing_factor_2 half_mse; average beside sum_not_mean",
    ),
    (
        "gradient_batch: power_not_reduced, divide_by_outputs",
        "dC_da beside power_not_reduced; average beside divide_by_outputs",
    ),
    (
        "gradient_sample: activation_skipped, relu_overwrites_dC_da",
        "forward beside activation_skipped/sigmoid/tanh output_linear/sigmoid/tanh; "
        "dC_da beside dropped_dC_da/relu relu_overwrites_dC_da/relu",
    ),
    ("gradient_sample: relu_leaky, negated", "open beside sign_flipped negated; da_dz beside relu_leaky"),
    # Rather one unknown mistake.
    ("gradient_sample: dropped_da_dz, cross_entropy_slope", "da_dz alone"),
    ("gradient_sample: sum_over_outputs, times_z", "open wrong"),
    ("gradient_batch: summed_gprime, divide_by_size_of_X", "da_dz alone"),
    ("gradient_weight/product-step", "open scaled x -0.1"),
    ("gradient_sample: missing_factor_2, times_rate_hundredth", "open scaled x 0.005"),
    ("gradient_batch: divided_by_2n, target_dropped", "dC_da alone"),
]


@pytest.mark.parametrize(("mistake", "causes"), NAMED)
def test_up_to_three_known_mistakes_of_one_layer_are_named(mistake, causes):
    assert said(mistake) == causes
