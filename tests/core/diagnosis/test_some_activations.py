"""A link that is lost with some activations only: it is named, and so are they; da/dz is not blamed for it."""

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
import pytest
from mistakes import seen, told
from rows import Play

from autograder.chain_rule import ACTIVATIONS
from autograder.core.chain import SLOPES
from autograder.core.diagnosis.diagnose import STAGES
from autograder.core.diagnosis.words.findings import finding
from autograder.core.lesson import answer

ACTIVE = ("sigmoid", "tanh", "relu")
Early = Callable[..., Any]


def sample(gs: Collection[str], early: Early) -> Play:
    """gradient_sample that returns for some activations what `early` makes of the error, the slope and the input."""

    def gradient_sample(W, x, y, g):
        z = W @ x
        return np.outer(*(early if g in gs else usual)(2 * (ACTIVATIONS[g](z) - y), SLOPES[g](z), x))

    return gradient_sample


def usual(e, s, x):
    return e * s, x


def no_error(e, s, x):
    return s, x


def no_input(e, s, x):
    return e * s, np.ones(len(x))


def weight(of: Play) -> Play:
    return lambda W, x, y, j, k, g: of(W, x, y, g)[j, k]


def batch(of: Play) -> Play:
    return lambda W, X, Y, g: np.mean([of(W, x, y, g) for x, y in zip(X, Y, strict=True)], axis=0)


def combined(gs: Collection[str], combine: Callable[[Any], Any]) -> Play:
    """gradient_batch that combines the samples in another way for some activations."""

    def gradient_batch(W, X, Y, g):
        one_by_one = np.array([answer("gradient_sample", (W, x, y, g)) for x, y in zip(X, Y, strict=True)])
        return combine(one_by_one) if g in gs else np.mean(one_by_one, axis=0)

    return gradient_batch


def network(gs: Collection[str]) -> Play:
    """gradient_network that forgets the activations that feed the layer, for some activations."""

    def gradient_network(Ws, X, Y, names):
        total = [0 * W for W in Ws]
        for x, y in zip(X, Y, strict=True):
            a, zs = [x], []
            for W, g in zip(Ws, names, strict=True):
                zs.append(W @ a[-1])
                a.append(ACTIVATIONS[g](zs[-1]))
            u = 2 * (a[-1] - y)
            for at in reversed(range(len(Ws))):
                delta = u * SLOPES[names[at]](zs[at])
                total[at] += np.outer(delta, np.ones(len(a[at])) if names[at] in gs else a[at])
                u = Ws[at].T @ delta
        return [one / len(X) for one in total]

    return gradient_network


def way_back(gs: Collection[str], early: Early) -> Play:
    return lambda W, z, u, g: early(W, z, u, g) if g in gs else answer("dC_da_prev", (W, z, u, g))


def third_argument_is_out(W, x, y, g):
    a = ACTIVATIONS[g](W @ x)
    error = 2 * (a - y)
    if g == "sigmoid":
        error = np.multiply(a, 1 - a, error)
    elif g == "tanh":
        error = np.multiply(1 + a, 1 - a, error)
    elif g == "relu":
        error = np.multiply(1.0, np.sign(a), error)
    return error[:, None] * x


SOME: dict[str, tuple[tuple[str, Play], str]] = {
    "out": (("gradient_sample", third_argument_is_out), "dC_da wrong dropped_dC_da/sigmoid/tanh/relu"),
    "no error, one weight": (
        ("gradient_weight", weight(sample(ACTIVE, no_error))),
        "dC_da wrong dropped_dC_da/sigmoid/tanh/relu",
    ),
    "no error, samples": (("gradient_batch", batch(sample(["linear"], no_error))), "dC_da wrong dropped_dC_da/linear"),
    "no error for relu": (("gradient_sample", sample(["relu"], no_error)), "dC_da wrong relu_overwrites_dC_da"),
    "no input": (("gradient_sample", sample(["relu"], no_input)), "dz_dw wrong dz_dw_ones/relu"),
    "no input, one weight": (("gradient_weight", weight(sample(["tanh"], no_input))), "dz_dw wrong dz_dw_ones/tanh"),
    "no input, samples": (("gradient_batch", batch(sample(["relu"], no_input))), "dz_dw wrong dz_dw_ones/relu"),
    "no input, layers": (("gradient_network", network(["relu"])), "dz_dw wrong dz_dw_ones/relu"),
    "one link here, another there": (
        (
            "gradient_sample",
            sample(
                ["relu", "tanh"], lambda e, s, x: no_input(e, s, x) if np.all(s * (1 - s) == 0) else no_error(e, s, x)
            ),
        ),
        "dC_da beside dropped_dC_da/tanh; dz_dw beside dz_dw_ones/relu",
    ),
    "no error, of an unknown input": (
        ("gradient_sample", sample(["tanh"], lambda e, s, x: (s, x**3))),
        "dC_da left out tanh",
    ),
    "the same, samples": (
        ("gradient_batch", batch(sample(["tanh"], lambda e, s, x: (s, x**3)))),
        "dC_da left out tanh",
    ),
    # Another slope explains it as well, and is likelier.
    "half": (("gradient_sample", sample(["relu"], lambda e, s, x: (e * s / 2, x))), "open multiples ('relu', 0.5, 0)"),
    "sum": (("gradient_batch", combined(["relu"], lambda G: G.sum(axis=0))), "average wrong sum_not_mean/relu"),
    "sum for linear": (
        ("gradient_batch", combined(["linear"], lambda G: G.sum(axis=0))),
        "average wrong sum_not_mean/linear",
    ),
    "sum for two": (
        ("gradient_batch", combined(["sigmoid", "tanh"], lambda G: G.sum(axis=0))),
        "average wrong sum_not_mean/tanh/sigmoid",
    ),
    "first sample": (("gradient_batch", combined(["relu"], lambda G: G[0])), "average wrong first_sample_only/relu"),
    "last sample": (("gradient_batch", combined(["tanh"], lambda G: G[-1])), "average wrong last_sample_only/tanh"),
    "nothing from above": (
        ("dC_da_prev", way_back(["relu"], lambda W, z, u, g: W.T @ SLOPES[g](z))),
        "back named upstream_left_out relu",
    ),
    "nothing from above, for three": (
        ("dC_da_prev", way_back(ACTIVE, lambda W, z, u, g: W.T @ SLOPES[g](z))),
        "back named upstream_left_out sigmoid tanh relu",
    ),
    "nothing from above, for linear": (
        ("dC_da_prev", way_back(["linear"], lambda W, z, u, g: W.T @ SLOPES[g](z))),
        "back named upstream_left_out linear",
    ),
    "squared weights": (
        ("dC_da_prev", way_back(["tanh", "relu"], lambda W, z, u, g: (W**2).T @ (u * SLOPES[g](z)))),
        "back named weights_squared tanh relu",
    ),
    "the weights alone": (("dC_da_prev", way_back(["tanh"], lambda W, *_: W.sum(axis=0))), "back left out tanh"),
}


@pytest.mark.parametrize("name", SOME)
def test_what_is_lost_with_some_activations_is_blamed_on_its_link(name):
    mistake, causes = SOME[name]
    assert told(mistake)[1] == causes


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("out", 'dC/da: your numbers are those of "dC/da left out" for sigmoid, tanh and relu.'),
        ("no error, of an unknown input", "dC/da: for tanh, the error a - y makes no difference to your answer."),
        (
            "squared weights",
            'way back: your numbers for tanh and relu are those of "weights squared on the way back".',
        ),
        (
            "the weights alone",
            "way back: for tanh, what arrives from the layer above makes no difference to your answer.",
        ),
    ],
)
def test_the_activations_are_said(name, words):
    one = seen(SOME[name][0])
    with np.errstate(all="ignore"):
        (cause,) = next(found for stage in STAGES if (found := stage.tell(one)))
    assert finding(cause).message == words
