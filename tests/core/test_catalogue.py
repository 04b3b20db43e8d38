"""The catalogue of misconceptions: told apart, silent about the answer, with the numbers worked by hand."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.core.lesson import CHAIN, answer
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Unseen
from autograder.core.refusals import (
    Refusal,
    changing_nothing,
    giving_the_answer,
    malformed,
    raising_something_else,
    refusals,
    untidy,
    wrong_aliases,
)

ENTRIES = {entry.key: entry for entry in CATALOGUE}

# What the catalogue started from. None of these may vanish.
STARTING_LIST = [
    "missing_factor_2",
    "sign_flipped",
    "loss_not_derivative",
    "power_not_reduced",
    "abs_value",
    "expands_wrong",
    "target_dropped",
    "mean_over_outputs",
    "includes_da_dz",
    "thresholded_prediction",
    "only_true_class",
    "inplace_mutation",
    "g_instead_of_gprime",
    "z_times_one_minus_z",
    "gprime_of_a",
    "swapped_activation",
    "tanh_uses_z",
    "sech_not_squared",
    "relu_inverted",
    "relu_always_one",
    "relu_leaky",
    "denominator_not_squared",
    "linear_zero",
    "aggregated_gprime",
    "diag_jacobian_shape",
    "always_sigmoid",
    "second_derivative",
    "coarse_numeric",
    "dz_dw_ones",
    "dz_dw_sum",
    "reactivated_input",
    "gprime_of_a_prev",
    "index_swap",
    "one_based_index",
    "a_L_instead_of_a_prev",
    "z_instead_of_a_prev",
    "dropped_dC_da",
    "dropped_da_dz",
    "gprime_of_error",
    "outer_transposed",
    "elementwise_not_outer",
    "dot_not_outer",
    "double_gprime",
    "ce_shortcut",
    "matmul_not_elementwise",
    "W_transposed_forward",
    "missing_W_transpose",
    "single_path",
    "missing_output_gprime",
    "a_instead_of_w",
    "no_sum_matrix",
    "updated_weights",
    "product_of_paths",
    "sum_not_mean",
    "divide_by_outputs",
    "divide_by_n_times_outputs",
    "divide_by_features",
    "divided_twice",
    "average_inputs_first",
    "product_of_means",
    "half_mse",
    "loop_off_by_one",
    "broadcast_n_n1",
    "cross_terms",
    "squeeze_breaks_singletons",
    "off_by_one_z",
    "wrong_W",
    "two_every_layer",
    "output_layer_only",
    "reversed_list",
    "relu_mask_on_gradient",
    "state_leak",
    "delta_reused",
    "hard_coded_depth",
    "gradient_clipped",
    "weight_decay_added",
]


def keys(refused: list[Refusal]) -> list[str]:
    return [refusal.key for refusal in refused]


def test_the_catalogue_has_at_least_120_entries_over_all_links():
    assert len(CATALOGUE) >= 120
    assert {entry.link for entry in CATALOGUE} == {*CHAIN, "conduct", "shape"}


def test_nothing_of_the_starting_list_vanished():
    assert len(STARTING_LIST) == 76
    assert [key for key in STARTING_LIST if key not in ENTRIES] == []


def test_every_entry_has_a_key_of_its_own_a_known_link_a_name_a_short_formula_and_a_short_hint():
    assert untidy(CATALOGUE) == []


@pytest.mark.parametrize(
    "fault",
    [
        {"key": "sign_flipped"},
        {"link": "dC"},
        {"name": " "},
        {"formula": ""},
        {"formula": " "},
        {"formula": "a + " * 22 + "ab"},
        {"hint": ""},
        {"hint": "why? " * 48},
    ],
    ids=lambda fault: next(iter(fault)),
)
def test_an_untidy_entry_is_refused(fault):
    bad = replace(ENTRIES["abs_value"], **fault)
    assert bad.key in keys(untidy([ENTRIES["sign_flipped"], bad]))


def test_no_hint_and_no_name_gives_the_answer():
    assert giving_the_answer(CATALOGUE) == []


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("forward", "Try z = W @ a_prev."),
        ("dC_da", "It should be 2 (a_j - y_j)."),
        ("dC_da", "Write 2 * (a - y)."),
        ("da_dz", "The slope is a (1 - a)."),
        ("da_dz", "Use 1 - a**2 for tanh."),
        ("da_dz", "Is it 1 - tanh(z)**2?"),
        ("da_dz", "Test z > 0."),
        ("dz_dw", "Only a_k is left."),
        ("product", "np.outer(delta, x) does it."),
        ("back", "Have you tried W.T @ delta?"),
        ("average", "Forgot the 1 / n?"),
        ("average", "Then divide by n."),
    ],
)
def test_a_hint_with_the_answer_is_refused(link, hint):
    assert set(keys(giving_the_answer([Misconception("k", link, "name", "a", hint)]))) == {"k"}


def test_a_name_with_the_answer_is_refused():
    assert keys(giving_the_answer([Misconception("k", "back", "W instead of W^T", "W", "Look again.")])) == ["k"]


def test_every_entry_with_numbers_changes_an_answer():
    assert changing_nothing(CATALOGUE) == []


def test_only_conduct_comes_without_numbers():
    assert {entry.link for entry in CATALOGUE if not entry.put} == {"conduct"}
    assert all(not entry.put for entry in CATALOGUE if entry.link == "conduct")


def test_an_entry_that_changes_nothing_is_refused():
    idle = {"product": lambda step, dC_da, da_dz, dz_dw: np.outer(da_dz * dC_da, dz_dw)}
    assert keys(changing_nothing([Misconception("idle", "product", "n", "f", "h", idle)])) == ["idle"]


def test_no_two_entries_have_equal_numbers_unless_they_are_declared_aliases():
    assert wrong_aliases(CATALOGUE) == []


def test_undeclared_twins_are_refused():
    twin = Misconception("twin", "average", "n", "f", "h", {"dC_da": lambda s: ENTRIES["abs_value"].put["dC_da"](s)})
    assert keys(wrong_aliases([ENTRIES["abs_value"], twin])) == ["abs_value"]


def test_an_alias_declared_on_one_side_only_is_refused():
    lonely = replace(ENTRIES["half_mse"], aliases=())
    assert keys(wrong_aliases([ENTRIES["missing_factor_2"], lonely])) == ["missing_factor_2"]


def test_false_aliases_are_refused():
    liar = replace(ENTRIES["half_mse"], key="liar", aliases=("sign_flipped",))
    other = replace(ENTRIES["sign_flipped"], aliases=("liar",))
    assert keys(wrong_aliases([other, liar])) == ["sign_flipped"]


def test_every_alias_is_the_key_of_an_entry_with_the_same_answers():
    declared = [(entry.key, alias) for entry in CATALOGUE for alias in entry.aliases]
    assert sorted(declared) == [
        ("half_mse", "missing_factor_2"),
        ("index_swap", "outer_transposed"),
        ("missing_factor_2", "half_mse"),
        ("outer_transposed", "index_swap"),
    ]


def test_entries_raise_only_what_a_students_line_would_raise():
    assert raising_something_else(CATALOGUE) == []


@pytest.mark.parametrize(
    "wrong", [lambda step: step.z.nothing, lambda step: step.z / np.zeros(len(step.z)), lambda step: 1 // 0]
)
def test_an_entry_that_raises_something_else_is_refused(wrong):
    assert keys(raising_something_else([Misconception("k", "da_dz", "n", "f", "h", {"da_dz": wrong})])) == ["k"]


def test_the_catalogue_is_refused_nothing():
    assert list(refusals(CATALOGUE)) == []


@pytest.mark.parametrize(
    "fault",
    [
        {"name": None},
        {"put": {"da_dw": len}},
        {"put": {"da_dz": "a * (1 - a)"}},
        {"put": len},
        {"conduct": "sings"},
        {"aliases": "abs_value"},
    ],
    ids=str,
)
def test_an_entry_of_the_wrong_form_is_refused_before_it_is_played(fault):
    bad = replace(ENTRIES["abs_value"], key="bad", **fault)
    assert keys(malformed([bad])) == keys(list(refusals([bad]))) == ["bad"]


# Worked by hand, because everything above is derived from the entries themselves.

SQUARE_W = [[1.0, 2.0], [3.0, 4.0]]
ONE_NODE = ([[1.0, 1.0]], [2.0, 3.0], [4.0], "linear")  # z = a = 5, dC/da = 2, gradient [[4, 6]]
TWO_SAMPLES = ([[1.0]], [[1.0], [2.0]], [[0.0], [4.0]], "linear")  # dC_i/dw = 2 and -8
BACKWARDS = (SQUARE_W, [1.0, 1.0], [1.0, 10.0], "linear")  # paths [1, 2] and [30, 40], together [31, 42]
CLOSED = ([[[2.0]], [[3.0]]], [[-1.0]], [[1.0]], ["relu", "linear"])  # z = -2, a = 0, dC/da = -2, then -6
TURNS = ([[[2.0]], [[3.0]]], [[1.0]], [[1.0]], ["linear", "linear"])  # a = 2, 6; dC/da = 10, 30; dW = 30, 20

WORKED = [
    ("missing_factor_2", "dC_da", ([3.0], [1.0]), [2]),
    ("factor_2_twice", "dC_da", ([3.0], [1.0]), [8]),
    ("sign_flipped", "dC_da", ([3.0], [1.0]), [-4]),
    ("loss_not_derivative", "dC_da", ([3.0], [0.0]), [9]),
    ("target_dropped", "dC_da", ([3.0], [1.0]), [6]),
    ("root_of_loss", "dC_da", ([3.0, 4.0], [0.0, 0.0]), [0.6, 0.8]),
    ("mean_over_outputs", "dC_da", ([1.0, 2.0, 6.0], [1.0, -1.0, 3.0]), [0, 2, 2]),
    ("sum_over_outputs", "dC_da", ([1.0, 2.0, 6.0], [1.0, -1.0, 3.0]), [12, 12, 12]),
    ("cross_entropy_slope", "dC_da", ([0.5], [0.0]), [2]),
    ("g_instead_of_gprime", "da_dz", ([0.0], "sigmoid"), [0.5]),
    ("denominator_not_squared", "da_dz", ([0.0], "sigmoid"), [0.5]),
    ("sigmoid_sign_lost", "da_dz", ([0.0], "sigmoid"), [-0.25]),
    ("tanh_uses_z", "da_dz", ([2.0], "tanh"), [-3]),
    ("tanh_one_lost", "da_dz", ([0.0], "tanh"), [0]),
    ("relu_inverted", "da_dz", ([-1.0, 2.0], "relu"), [1, 0]),
    ("relu_leaky", "da_dz", ([-1.0, 2.0], "relu"), [0.01, 1]),
    ("step_of_one", "da_dz", ([-0.5], "relu"), [0.5]),
    ("linear_itself", "da_dz", ([5.0], "linear"), [5]),
    ("dz_dw_sum", "dz_dw", ([1.0, 2.0, 3.0],), [6, 6, 6]),
    ("gprime_of_a_prev", "dz_dw", ([3.0],), [-6]),
    ("a_prev_normalised", "dz_dw", ([3.0, 4.0],), [0.6, 0.8]),
    ("a_L_instead_of_a_prev", "gradient_sample", ONE_NODE, [[10, 10]]),
    ("links_added", "gradient_sample", ONE_NODE, [[5, 6]]),
    ("outer_transposed", "gradient_sample", ONE_NODE, [[4], [6]]),
    ("one_based_index", "gradient_sample", ONE_NODE, [[6, 4]]),
    ("gradient_clipped", "gradient_sample", ONE_NODE, [[1, 1]]),
    ("weight_decay_added", "gradient_sample", ONE_NODE, [[4.01, 6.01]]),
    ("bias_of_one", "gradient_sample", ONE_NODE, [[8, 12]]),
    ("mean_of_inputs", "gradient_sample", ONE_NODE, [[-6, -9]]),
    (
        "W_transposed_forward",
        "gradient_sample",
        (SQUARE_W, [1.0, 1.0], [0.0, 0.0], "linear"),
        [[8, 8], [12, 12]],
    ),
    ("ce_shortcut", "gradient_sample", ([[0.0]], [2.0], [0.0], "sigmoid"), [[2]]),
    ("missing_W_transpose", "dC_da_prev", BACKWARDS, [21, 43]),
    ("single_path", "dC_da_prev", BACKWARDS, [1, 2]),
    ("product_of_paths", "dC_da_prev", BACKWARDS, [30, 80]),
    ("mean_of_paths", "dC_da_prev", BACKWARDS, [15.5, 21]),
    ("product_of_sums", "dC_da_prev", BACKWARDS, [44, 66]),
    ("two_every_layer", "dC_da_prev", BACKWARDS, [62, 84]),
    ("weights_as_shares", "dC_da_prev", ([[1.0, 3.0]], [1.0], [8.0], "linear"), [2, 6]),
    ("sum_not_mean", "gradient_batch", TWO_SAMPLES, [[-6]]),
    ("average_inputs_first", "gradient_batch", TWO_SAMPLES, [[-1.5]]),
    ("divided_inside_the_loop", "gradient_batch", TWO_SAMPLES, [[-3.5]]),
    ("loop_off_by_one", "gradient_batch", TWO_SAMPLES, [[1]]),
    ("broadcast_n_n1", "gradient_batch", TWO_SAMPLES, [[-2]]),
    ("divided_by_n_plus_1", "gradient_batch", TWO_SAMPLES, [[-2]]),
    ("samples_not_combined", "gradient_batch", TWO_SAMPLES, [[[2]], [[-8]]]),
    ("hidden_gprime_dropped", "gradient_network", CLOSED, [[[6]], [[0]]]),
    ("reversed_list", "gradient_network", TURNS, [[[20]], [[30]]]),
    ("output_layer_only", "gradient_network", TURNS, [[[0]], [[20]]]),
    ("a_instead_of_w", "gradient_network", TURNS, [[[20]], [[20]]]),
]


def called_with_arrays(function, given):
    if function == "gradient_network":
        Ws, X, Y, gs = given
        return [np.array(W) for W in Ws], np.array(X), np.array(Y), gs
    return tuple(np.array(part) if isinstance(part, list) else part for part in given)


@pytest.mark.parametrize(("key", "function", "given", "by_hand"), WORKED, ids=[row[0] for row in WORKED])
def test_an_entry_gives_the_numbers_worked_by_hand(key, function, given, by_hand):
    numbers = answer(function, called_with_arrays(function, given), ENTRIES[key].chain)
    np.testing.assert_allclose(np.array(numbers), by_hand, rtol=1e-12)


def test_a_mistake_joins_those_that_a_chain_has_already():
    both = ENTRIES["sum_not_mean"].into(ENTRIES["missing_factor_2"].chain)
    assert answer("gradient_batch", called_with_arrays("gradient_batch", TWO_SAMPLES), both) == [[-3]]


def test_a_mistake_does_not_touch_a_function_that_lacks_what_it_looks_at():
    with pytest.raises(Unseen):
        answer("dz_dw", (np.array([1.0, 2.0]),), ENTRIES["reactivated_input"].chain)
