"""Mistakes for each row of the experiments: one that the row catches, and one near to it that it leaves to another."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from rows import Play

from autograder.chain_rule import ACTIVATIONS
from autograder.core.chain import SLOPES, TRUE
from autograder.core.lesson import answer

right = {
    name: (lambda *given, name=name: answer(name, given))
    for name in ("gradient_sample", "gradient_batch", "gradient_network", "dC_da_prev")
}
right_sample = right["gradient_sample"]


def sample(**links: Any) -> Play:
    """gradient_sample with other links."""
    return lambda *given: answer("gradient_sample", given, TRUE.with_(**links))


def forward(z: Callable[[Any], Any]) -> Play:
    """gradient_sample with another z."""
    return sample(forward=lambda s: (z(s), ACTIVATIONS[s.g](z(s))))


def network(layer: int, **links: Any) -> Play:
    """gradient_network of which one layer has other links where there are two layers."""

    def only_there(place: str, wrong: Callable[..., Any]) -> Callable[..., Any]:
        is_there = lambda step: step.layer == layer and len(step.trace.Ws) == 2  # noqa: E731
        return lambda step, *of: (wrong if is_there(step) else getattr(TRUE, place))(step, *of)

    chain = TRUE.with_(**{place: only_there(place, wrong) for place, wrong in links.items()})
    return lambda *given: answer("gradient_network", given, chain)


def mean(of: Callable[..., Any]) -> Play:
    """gradient_batch that makes a mean of other errors, slopes and inputs, a row for each sample."""

    def gradient_batch(W, A_prev, Y, g):
        Z = A_prev @ W.T
        E, S, X = of(2 * (ACTIVATIONS[g](Z) - Y), SLOPES[g](Z), A_prev)
        return (E * S).T @ X / len(X)

    return gradient_batch


def with_targets(of: Callable[[Any], Any]) -> Play:
    return lambda W, A_prev, Y, g: right["gradient_batch"](W, A_prev, of(Y), g)


def mixed_z(W, A_prev, Y, g):
    Z = turned(A_prev) @ W.T
    return (2 * (ACTIVATIONS[g](Z) - Y) * SLOPES[g](Z)).T @ A_prev / len(Y)


def turned(rows):
    return np.roll(rows, 1, axis=0)


def first_only(rows):
    return np.repeat(rows[:1], len(rows), axis=0)


def back(of: Callable[..., Any]) -> Play:
    """dC_da_prev with another slope, of z, the upstream and g."""
    return lambda W, z, upstream, g: W.T @ (upstream * of(z, upstream, g))


def if_(g: str, wrong: Play, play: Play = right_sample) -> Play:
    """Wrong for one activation only."""
    return lambda *given: (wrong if g == given[-1] else play)(*given)


def raising(*_):
    raise ValueError


def put_together(of: Callable[..., Any]) -> Play:
    """gradient_sample with its three right links put together in another way."""
    return sample(product=lambda _, *links: of(*links))


def chessboard(W):
    return np.add.outer(np.arange(len(W)), np.arange(len(W[0]))) % 2


FACTOR = "Is it the right gradient times one"
PLACES = "Are the right numbers there"
RISES = "Does every number rise"
SOME_A = "Is one activation right, and another"
OTHER_A = "Is it right for another a, whatever"
ALONE = "Is there a link with which alone"
EACH_WEIGHT = "Is there one, if it may be another"
SOME_RIGHT = "Is some activation right"
TELLS = "What does the first activation"
IGNORED = "Is there one link whose own"
ROOT = "Is it right for another a, which y"
MADE_OF = "Is it made of the three"
W_AND_E = "Does W matter beside z, and"
W_MATTERS = "Does W matter beside z?"


@dataclass(frozen=True)
class Example:
    """A function, the row that catches it (its first words; none is ""), the link, and a row that it is near to."""

    caught: str
    link: str | None
    near: str
    play: Play


cubed_e = {"dC_da": lambda s: (s.a - s.y) ** 3}
cubed_x = {"dz_dw": lambda s: s.a_prev**3}
squared_z = {"da_dz": lambda s: s.z**2}
bare = {"dC_da": lambda s: 2 + 0 * s.a}
sum_of_W = {"da_dz": lambda s: s.W.sum(axis=1)}

EXAMPLES: dict[str, dict[str, Example]] = {
    "ONE_LINK": {
        "half": Example(FACTOR, None, ALONE, lambda *given: right_sample(*given) / 2),
        "over J": Example(FACTOR, "dC_da", RISES, lambda W, *given: right_sample(W, *given) / len(W)),
        "over K": Example(FACTOR, "dz_dw", RISES, lambda W, *given: right_sample(W, *given) / len(W[0])),
        "over J K": Example(FACTOR, "product", RISES, lambda W, *given: right_sample(W, *given) / W.size),
        "half for tanh": Example(ALONE, "da_dz", FACTOR, if_("tanh", lambda *given: right_sample(*given) / 2)),
        "two factors": Example(ALONE, "da_dz", FACTOR, lambda *g: right_sample(*g) / (2 if g[-1] == "tanh" else 3)),
        "upside down": Example(PLACES, "product", ALONE, lambda *given: right_sample(*given)[::-1]),
        "every second weight": Example(
            PLACES, "product", ALONE, lambda W, *given: right_sample(W, *given) * chessboard(W)
        ),
        "half of every second": Example(
            EACH_WEIGHT, "product", PLACES, lambda W, *given: right_sample(W, *given) * (0.5 + chessboard(W))
        ),
        "errors along the rows": Example(
            EACH_WEIGHT, "product", ALONE, put_together(lambda D, S, x: D * np.outer(S, x))
        ),
        "slopes along the rows": Example(
            EACH_WEIGHT, "product", ALONE, put_together(lambda D, S, x: np.outer(D, x) * S)
        ),
        "slopes down, errors along": Example(
            EACH_WEIGHT, "product", ALONE, put_together(lambda D, S, x: (np.outer(x, D) * S[:, None]).T)
        ),
        "errors of other nodes": Example(
            EACH_WEIGHT,
            "product",
            ALONE,
            put_together(lambda D, S, x: np.resize(D, len(x)) * np.outer(S, x)),
        ),
        "inputs of the node": Example(
            EACH_WEIGHT, "dz_dw", ALONE, put_together(lambda D, S, x: np.outer(D * S * x[: len(D)], np.ones(len(x))))
        ),
        "sorted errors": Example(
            ALONE, "dC_da", EACH_WEIGHT, put_together(lambda D, S, x: np.outer(np.sort(D) * S, x))
        ),
        "upside down and cubed": Example("", None, PLACES, lambda *given: right_sample(*given)[::-1] ** 3),
        "rounded": Example(RISES, "product", ALONE, lambda *given: np.round(right_sample(*given), 1)),
        "clipped": Example(RISES, "product", ALONE, lambda *given: np.clip(right_sample(*given), -0.1, 0.1)),
        "squashed": Example(RISES, "product", FACTOR, lambda *given: np.tanh(right_sample(*given))),
        "squared": Example("", None, RISES, lambda *given: right_sample(*given) ** 2),
        "all the same": Example("", None, RISES, lambda W, *_: np.ones(W.shape)),
        "tanh for sigmoid": Example(
            SOME_A,
            "forward",
            OTHER_A,
            sample(
                forward=lambda s: (s.W @ s.a_prev, ACTIVATIONS["tanh" if s.g == "sigmoid" else s.g](s.W @ s.a_prev))
            ),
        ),
        "slope for sigmoid": Example(ALONE, "da_dz", SOME_A, if_("sigmoid", sample(**squared_z))),
        "half of z": Example(OTHER_A, "forward", ALONE, forward(lambda s: s.W @ s.a_prev / 2)),
        "a bias": Example(OTHER_A, "forward", SOME_A, forward(lambda s: s.W @ s.a_prev + 1)),
        "a of all W": Example(OTHER_A, "forward", ALONE, forward(lambda s: abs(s.W) @ s.a_prev)),
        "less of a": Example(ALONE, "dC_da", OTHER_A, sample(dC_da=lambda s: 2 * (0.9 * s.a - s.y))),
        "cubed errors": Example(ALONE, "dC_da", RISES, sample(**cubed_e)),
        "z for a slope": Example(ALONE, "da_dz", OTHER_A, sample(da_dz=lambda s: s.z)),
        "cubed inputs": Example(ALONE, "dz_dw", PLACES, sample(**cubed_x)),
        "cubed errors and inputs": Example("", None, ALONE, sample(**cubed_e, **cubed_x)),
        "slopes of W": Example("", None, ALONE, sample(**sum_of_W)),
        "W for inputs": Example("", None, ALONE, sample(dz_dw=lambda s: s.W[0])),
    },
    "SEVERAL_LINKS": {
        "slopes of W for tanh": Example(SOME_RIGHT, "da_dz", TELLS, if_("tanh", sample(**sum_of_W))),
        "slopes of W": Example(TELLS, "dz_dw", SOME_RIGHT, sample(**sum_of_W)),
        "an input for tanh, no error": Example(
            TELLS, "dC_da", SOME_RIGHT, if_("tanh", sample(**bare, **squared_z), sample(**sum_of_W))
        ),
        "the target alone": Example("", None, TELLS, lambda W, x, y, g: y[:, None] + z_of(W, x) ** 2 + x),
    },
    "ONE_ACTIVATION": {
        "no error": Example(IGNORED, "dC_da", MADE_OF, sample(**bare, **cubed_x, **squared_z)),
        "no slope": Example(IGNORED, "da_dz", MADE_OF, sample(da_dz=lambda s: 1 + 0 * s.z, **cubed_e, **cubed_x)),
        "no input": Example(
            IGNORED, "dz_dw", MADE_OF, sample(dz_dw=lambda s: 1 + 0 * s.a_prev, **cubed_e, **squared_z)
        ),
        "no error, and no input": Example(
            "", None, IGNORED, sample(dz_dw=lambda s: 1 + 0 * s.a_prev, **bare, **squared_z)
        ),
        "half of z": Example(ROOT, "forward", MADE_OF, forward(lambda s: s.W @ s.a_prev / 2)),
        "cubed errors and inputs": Example(MADE_OF, "product", ROOT, sample(**cubed_e, **cubed_x)),
        "the sign of z": Example(
            "", None, MADE_OF, sample(da_dz=lambda s: s.z + 2, **cubed_e, dz_dw=lambda s: s.a_prev**3)
        ),
        "slopes of W": Example(W_AND_E, "dz_dw", W_MATTERS, sample(**sum_of_W)),
        "slopes of W, cubed errors": Example(W_MATTERS, "product", W_AND_E, sample(**sum_of_W, **cubed_e)),
        "W added": Example(W_MATTERS, "product", MADE_OF, lambda W, *given: right_sample(W, *given) + W),
        "inputs and errors": Example("", None, W_MATTERS, sample(da_dz=lambda s: s.z + 2, **cubed_e, **cubed_x)),
    },
    "SAMPLES": {
        "a sum": Example(
            "Are identical",
            "average",
            "Do only the inputs",
            lambda W, X, Y, g: len(X) * right["gradient_batch"](W, X, Y, g),
        ),
        "the first sample": Example("Do both", "average", "Are identical", mean(lambda *of: map(first_only, of))),
        "the first error": Example(
            "Do only the errors", "dC_da", "Do both", mean(lambda E, S, X: (first_only(E), S, X))
        ),
        "the first input": Example(
            "Do only the inputs", "dz_dw", "Do both", mean(lambda E, S, X: (E, S, first_only(X)))
        ),
        "turned targets": Example(
            "Do errors and inputs not belong together, though", "dC_da", "Do only the errors", with_targets(turned)
        ),
        "turned errors": Example(
            "Do errors and inputs not belong together?",
            "average",
            "Do errors and inputs not belong together, though",
            mean(lambda E, S, X: (turned(E), turned(S), X)),
        ),
        "turned inputs in z": Example(
            "Does z of other samples get in, also", "forward", "Do errors and inputs not belong together?", mixed_z
        ),
        "turned slopes": Example(
            "Does z of other samples get in, but",
            "da_dz",
            "Does z of other samples get in, also",
            mean(lambda E, S, X: (E, turned(S), X)),
        ),
    },
    "TWO_LAYERS": {
        "raises": Example(
            "Does nothing",
            "back",
            "Is the output",
            lambda Ws, *given: (raising if len(Ws) > 1 else right["gradient_network"])(Ws, *given),
        ),
        "raises for three": Example(
            "",
            None,
            "Does nothing",
            lambda Ws, *given: (raising if len(Ws) > 2 else right["gradient_network"])(Ws, *given),
        ),
        "output inputs": Example("Is the output", "dz_dw", "Is the hidden", network(2, **cubed_x)),
        "hidden inputs": Example("Is the hidden", "dz_dw", "Is the output", network(1, **cubed_x)),
        "right": Example("", None, "Is the hidden", right["gradient_network"]),
    },
    "OUTPUT_LAYER": {
        "cubed inputs": Example(
            "Has the output layer an input", "dz_dw", "Has the output layer a slope", network(2, **cubed_x)
        ),
        "a slope": Example(
            "Has the output layer a slope", "da_dz", "Has the output layer an input", network(2, **squared_z)
        ),
        "cubed errors": Example(
            "Is it something else, but 0", None, "Has the output layer a slope", network(2, **cubed_e)
        ),
        "another a": Example(
            "Is it something else? dC/da",
            "forward",
            "Is it something else, but 0",
            network(2, forward=lambda s: (s.W @ s.a_prev, ACTIVATIONS[s.g](s.W @ s.a_prev + 1))),
        ),
    },
    "HIDDEN_LAYER": {
        "three times": Example(
            "Is the hidden layer right", "back", "Are its", network(1, product=lambda s, *of: 3 * TRUE.product(s, *of))
        ),
        "upside down": Example(
            "Are its",
            "product",
            "Is the hidden layer right",
            network(1, product=lambda s, *of: TRUE.product(s, *of)[::-1]),
        ),
        "a slope": Example(
            "Has the hidden layer a slope", "da_dz", "Is the hidden layer right", network(1, **squared_z)
        ),
        "cubed inputs": Example(
            "Has the hidden layer an input", "dz_dw", "Has the hidden layer a slope", network(1, **cubed_x)
        ),
        "squared weights": Example(
            "Is it something else",
            "back",
            "Has the hidden layer an input",
            network(2, back=lambda s, dC_da, da_dz: (s.W**2).T @ (dC_da * da_dz)),
        ),
        "inputs of W": Example(
            "Is it something else", "back", "Has the hidden layer an input", network(1, **cubed_x, **squared_z)
        ),
    },
    "WAY_BACK": {
        "a path is lost": Example(
            "Is it the true slope",
            "back",
            "Is there one slope",
            lambda W, z, upstream, g: right["dC_da_prev"](W[1:], z[1:], upstream[1:], g),
        ),
        "a path is lost for tanh": Example(
            "Is there one slope",
            "da_dz",
            "Is it the true slope",
            lambda W, z, upstream, g: right["dC_da_prev"](W, z, upstream * ([1, 0, 1] if g == "tanh" else 1), g),
        ),
        "squared z": Example("Is there one slope", "da_dz", "Is it the true slope", back(lambda z, upstream, g: z**2)),
        "slopes at the upstream": Example(
            "Is there one for each", "da_dz", "Is there one slope", back(lambda z, upstream, g: SLOPES[g](z * upstream))
        ),
        "also for linear": Example(
            "Is it something else", "back", "Is there one for each", back(lambda z, upstream, g: upstream * z)
        ),
        "squared weights": Example(
            "Is it something else", "back", "Is there one slope", lambda W, *given: right["dC_da_prev"](W**2, *given)
        ),
        "nothing": Example("Is it something else", "back", "Is there one slope", raising),
    },
}


def z_of(W, x):
    return (W @ x)[:, None]
