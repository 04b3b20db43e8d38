"""Composites with unknown mistakes, or several: what is said of one layer, of several samples, of several layers."""

import pytest
from mistakes import Mistake, chain, said

from autograder.core.lesson import answer


def of(function, made, keys=""):
    """What is made of the answer that has these mistakes in it, and of the arguments."""

    def play(*arguments):
        return made(answer(function, arguments, chain(keys)) if keys else answer(function, arguments), *arguments)

    return function, play


def scaled(by, keys=""):
    """A mean over samples that is multiplied by what the number of samples decides."""
    return of("gradient_batch", lambda found, W, A_prev, Y, g: found * by(len(A_prev)), keys)


def first_matrix_twice(keys):
    """The gradient of the first of several matrices is twice what it would be."""
    made = lambda found, *_: [2 * found[0], *found[1:]] if len(found) > 1 else found  # noqa: E731
    return of("gradient_network", made, keys)


def turned_but_for_two(keys):
    """The list of gradients begins with the second one; for two matrices, this is the list from its end."""
    return of("gradient_network", lambda found, *_: [*found[1:], found[0]], keys)


def three_times_where(function, is_so, keys):
    """These mistakes, and for one kind of input three times the answer."""
    return of(function, lambda found, *given: 3 * found if is_so(*given) else found, keys)


def one_node(W, *_):
    return len(W) == 1


def few_inputs(W, *_):
    return W.shape[1] <= 5


def scaled_list(by):
    return of("gradient_network", lambda found, Ws, X, Y, gs: [part * by(len(X)) for part in found])


ONE_LAYER: list[tuple[Mistake, str]] = [
    ("gradient_weight/input-j", "dz_dw for each weight"),
    ("gradient_weight/product-step", "open scaled x -0.1"),
    ("gradient_sample/dcda-times-loss", "dC_da alone"),
    ("gradient_sample/dadz-at-y", "da_dz wrong"),
    ("gradient_sample/product-tile", "product alone"),
    ("gradient_sample/dadz-softmax-jacobian", "open wrong"),
    (of("gradient_sample", lambda found, *_: 3 * found), "open scaled x 3"),
    (of("gradient_sample", lambda found, W, *_: found / len(W) ** 2), "dC_da wrong"),
]
SEVERAL_SAMPLES: list[tuple[Mistake, str]] = [
    ("gradient_batch/average-n-minus-one", "average wrong"),
    ("gradient_batch/average-moving", "average alone"),
    ("gradient_batch/bias-and-n-minus-1", "forward wrong; average wrong"),
    ("gradient_batch/dadz-at-mean-z", "da_dz mixed"),
    ("gradient_batch/dcda-previous-target", "dC_da mixed"),
    ("gradient_batch/input-of-first-sample", "dz_dw mixed"),
    ("gradient_batch/forward-batch-norm", "forward mixed"),
    ("gradient_batch/slope-at-a-first-input", "da_dz beside gprime_of_a; dz_dw mixed"),
    ("gradient_batch/three-again", "forward wrong; dz_dw mixed"),
    (
        "gradient_batch/three",
        "dC_da beside power_not_reduced; da_dz beside double_gprime; average beside divided_twice",
    ),
    ("gradient_batch/no-slope-over-J", "da_dz beside dropped_da_dz ce_shortcut; average beside divide_by_outputs"),
    ("gradient_batch/relu-inputs-skip-first", "dz_dw beside positive_inputs_only; average beside loop_starts_at_one"),
    ("gradient_batch/z-mean-and-tanh-slope", "forward wrong"),
    (scaled(lambda n: 1 / n**3), "average alone"),
    (scaled(lambda n: n**0.25), "average alone"),
    (scaled(lambda n: n**0.25, "abs_value"), "dC_da beside abs_value; average wrong"),
    (scaled(lambda n: n, "dz_dw_sum"), "dz_dw beside dz_dw_sum; average beside sum_not_mean"),
]
SEVERAL_LAYERS: list[tuple[Mistake, str]] = [
    ("gradient_network/back-batch-mean", "back mixed"),
    ("gradient_network/mean-delta-back", "back mixed"),
    ("gradient_network/back-with-next-g", "back alone"),
    ("gradient_network/dadz-neighbour-name", "da_dz alone"),
    ("gradient_network/decay-and-shares", "product beside weight_decay_added; back wrong"),
    ("gradient_network/first-layer-without-slope", "da_dz wrong; open wrong"),
    (
        "gradient_network/half-and-order",
        "open beside missing_factor_2 half_mse divided_by_2n; product beside reversed_list",
    ),
    ("gradient_network/hidden-centred", "dz_dw alone"),
    ("gradient_network/gs-mixed", "forward beside first_activation_forward; da_dz beside output_activation_slope"),
    ("gradient_network/only-last-averaged", "average wrong"),
    ("gradient_network/output-slope-and-mean-back", "da_dz beside ce_shortcut; back beside mean_of_paths"),
    ("gradient_network/product-global-norm", "product wrong; average wrong"),
    ("gradient_network/reversed-gs-last-sample-skipped", "forward wrong; average wrong"),
    ("gradient_network/sign-and-new-weights", "open beside sign_flipped negated; back wrong"),
    ("gradient_network/three-forward", "forward wrong; average wrong"),
    ("gradient_network/three-other", "dz_dw wrong; open wrong"),
    (
        "gradient_network/three-classic",
        "open beside missing_factor_2 half_mse divided_by_2n; da_dz beside gprime_of_a; "
        "da_dz beside missing_output_gprime",
    ),
    (
        "gradient_network/z-inputs-and-size",
        "open beside mean_over_outputs divide_by_n_times_outputs; dz_dw beside z_instead_of_a_prev",
    ),
    ("gradient_network/gs-reversed-forward", "forward alone"),
    ("gradient_network/online-updates", "average alone"),
    (of("gradient_network", lambda found, *_: found[::-1]), "product wrong reversed_list"),
    (
        of("gradient_network", lambda found, *_: found[::-1], "power_not_reduced"),
        "dC_da beside power_not_reduced; product beside reversed_list",
    ),
    (scaled_list(lambda n: 1 / n**3), "average alone"),
    ("gradient_network/mean-input-in-first-layer", "average wrong"),
    # A factor that follows the widths is another one in each layer.
    ("gradient_network: loss_differentiated_twice, first_matrix_missed", "open wrong"),
    (first_matrix_twice("softmax_output"), "forward alone"),
    (first_matrix_twice("missing_W_transpose"), "back alone"),
    (
        first_matrix_twice("activated_twice, coarse_central"),
        "forward wrong; da_dz beside coarse_central",
    ),
    (turned_but_for_two("relu_leaky, weights_absolute"), "da_dz beside relu_leaky; product wrong"),
]


ONE_KIND: list[tuple[Mistake, str]] = [
    (
        three_times_where("gradient_sample", one_node, "abs_value, gprime_of_a"),
        "dC_da beside abs_value; da_dz beside gprime_of_a; "
        "shape special beside where there is only one node right in general ",
    ),
    # No name where something else is wrong in more than one kind of input.
    (three_times_where("gradient_sample", few_inputs, "abs_value, gprime_of_a"), "product wrong"),
    (
        three_times_where("gradient_batch", one_node, "power_not_reduced, median_of_samples"),
        "dC_da beside power_not_reduced; average wrong",
    ),
]


@pytest.mark.parametrize(("mistake", "causes"), ONE_LAYER)
def test_what_is_said_of_one_layer(mistake, causes):
    assert said(mistake) == causes


@pytest.mark.parametrize(("mistake", "causes"), SEVERAL_SAMPLES)
def test_what_is_said_of_several_samples(mistake, causes):
    assert said(mistake) == causes


@pytest.mark.parametrize(("mistake", "causes"), SEVERAL_LAYERS)
def test_what_is_said_of_several_layers(mistake, causes):
    assert said(mistake) == causes


@pytest.mark.parametrize(("mistake", "causes"), ONE_KIND)
def test_what_is_said_where_one_kind_of_input_is_wrong_beside(mistake, causes):
    assert said(mistake) == causes
