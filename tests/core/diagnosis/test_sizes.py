"""Gradients that come back for some sizes only: which must be equal, and whether a table stands the wrong way round."""

import numpy as np
import pytest
from mistakes import listed, played, right, seen
from rows import asking

from autograder.chain_rule import ACTIVATIONS, forward
from autograder.core.chain import SLOPES
from autograder.core.diagnosis.asking import Composite
from autograder.core.diagnosis.experiments.sizes import sizes_of_a_layer, sizes_of_several_layers
from autograder.core.diagnosis.stages.sizes import only_for_sizes, only_for_some_sizes
from autograder.core.lesson import exercise

K_IS_J = "only where there are as many inputs as nodes"
N_IS_K = "only where there are as many samples as inputs"
N_IS_J = "only where there are as many samples as nodes"
ALL = "only where there are as many samples as inputs and as nodes"
INPUTS, SLOPE_TABLE, TABLES = "the table of the inputs", "the table of dC/da . da/dz", "each table of the samples"


def batch(of, z=lambda W, X: X @ W.T):
    """gradient_batch of the table of dC/da . da/dz, the inputs and W."""

    def gradient_batch(W, X, Y, g):
        Z = z(W, X)
        return of(2 * (ACTIVATIONS[g](Z) - Y) * SLOPES[g](Z), X, W) / len(X)

    return gradient_batch


def of_columns(W, X, Y, g):
    """Samples in columns."""
    Z = W @ X
    return 2 * (ACTIVATIONS[g](Z) - Y) * SLOPES[g](Z) @ X.T / len(X)


def samples_from_columns(W, X, Y, g):
    return sum(right("gradient_sample")(W, x, y, g) for x, y in zip(X.T, Y, strict=True)) / len(Y)


def into_square(W, X, Y, g):
    return np.zeros((len(W), len(W))) + right("gradient_batch")(W, X, Y, g)


def if_equal(*pairs):
    """Runs where one of these pairs of (J, K, n) is equal."""

    def gradient_batch(W, X, Y, g):
        sizes = {"J": len(W), "K": len(W[0]), "n": len(X)}
        if not any(sizes[one] == sizes[other] for one, other in pairs):
            raise ValueError
        return right("gradient_batch")(W, X, Y, g)

    return gradient_batch


LAYERS = [
    ("gradient_batch", batch(lambda D, X, W: (X @ D).T), N_IS_K, INPUTS, "product"),
    ("gradient_batch", batch(lambda D, X, W: D.T @ X.T), N_IS_K, INPUTS, "product"),
    ("gradient_batch", batch(lambda D, X, W: np.einsum("ij,ki->jk", D, X)), N_IS_K, INPUTS, "product"),
    ("gradient_batch", batch(lambda D, X, W: D @ X), N_IS_J, SLOPE_TABLE, "product"),
    ("gradient_batch", batch(lambda D, X, W: (X.T @ D.T).T), N_IS_J, SLOPE_TABLE, "product"),
    ("gradient_batch", samples_from_columns, N_IS_K, INPUTS, None),
    ("gradient_batch", of_columns, ALL, TABLES, None),
    ("gradient_batch", batch(lambda D, X, W: D * X), ALL, "", None),
    ("gradient_batch", batch(lambda D, X, W: D.T @ X, lambda W, X: X @ W), K_IS_J, "", None),
    ("gradient_batch", into_square, K_IS_J, "", None),
    ("gradient_batch", if_equal("nK"), N_IS_K, "", None),
    ("gradient_batch", if_equal("nK", "JK"), f"{K_IS_J}, or as many samples as inputs", "", None),
    ("gradient_sample", played("gradient_sample", "W_transposed_forward"), K_IS_J, "", None),
    ("gradient_sample", played("gradient_sample", "elementwise_not_outer"), None, "", None),
    ("gradient_sample", right("gradient_sample"), None, "", None),
    ("gradient_batch", right("gradient_batch"), None, "", None),
    ("gradient_batch", lambda *_: None, None, "", None),
]


@pytest.mark.parametrize(("function", "play", "words", "same", "link"), LAYERS)
def test_it_is_told_which_sizes_must_be_equal_and_what_stands_the_wrong_way_round(function, play, words, same, link):
    found = sizes_of_a_layer(Composite(exercise(function).function, asking(play)))
    assert (found and found.sizes) == words
    assert found is None or (found.same, found.link) == (same, link)


def network(of):
    """gradient_network with one array for each matrix, made by `of`."""

    def gradient_network(Ws, X, Y, gs):
        gradients = [of(W, Ws) for W in Ws]
        for at, part in enumerate(right("gradient_network")(Ws, X, Y, gs)):
            gradients[at] += part
        return gradients

    return gradient_network


like_the_first = network(lambda W, Ws: np.zeros(Ws[0].shape))
transposed = network(lambda W, Ws: np.zeros(W.shape[::-1]))


def forward_and_one_step_back(Ws, X, Y, gs):
    _, activations = forward(Ws, X, gs)
    return [0 * W + (activations[-1] - Y).T @ X / len(X) for W in Ws]


@pytest.mark.parametrize(
    ("play", "is_told"),
    [(like_the_first, True), (forward_and_one_step_back, True), (right("gradient_network"), False), (len, False)],
)
def test_several_layers_may_need_to_be_equally_wide(play, is_told):
    found = sizes_of_several_layers(Composite(exercise("gradient_network").function, asking(play)))
    assert (found is not None) == is_told


DEEP = "where every layer has as many nodes as there are inputs, not where they differ"


@pytest.mark.parametrize(
    ("mistake", "at_first", "at_last"),
    [
        (("gradient_network", like_the_first), DEEP, DEEP),
        (("gradient_network", transposed), K_IS_J, K_IS_J),
        (("gradient_batch", into_square), "", K_IS_J),
        (("gradient_batch", of_columns), f"{ALL} {TABLES}", f"{ALL} {TABLES}"),
        (("gradient_batch", batch(lambda D, X, W: D * X)), ALL, ALL),
        # There the numbers may tell of a link.
        ("gradient_sample: W_transposed_forward", "", K_IS_J),
        ("gradient_network: missing_W_transpose", "", DEEP),
        # Not of that kind.
        ("gradient_batch: sum_not_mean", "", ""),
        (("gradient_batch", lambda *_: 1 / 0), "", ""),
        (("dC_da_prev", lambda W, z, upstream, g: W @ upstream), "", ""),
    ],
)
def test_sizes_are_told_first_where_the_numbers_tell_nothing(mistake, at_first, at_last):
    one = seen(mistake)
    for tell, said in ((only_for_sizes, at_first), (only_for_some_sizes, at_last)):
        assert listed(tell(one)).replace("ValueError ValueError", "ValueError").split("ValueError ")[-1].strip() == said
