"""`gradient_sample(W, a_prev, y, g)`: how the loss of one sample moves with every weight of the layer, (J, K)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from autograder.core.cases import layer
from autograder.core.chain import Chain, gradient_of_sample
from autograder.core.functions.function import Arguments, AsGradient, Function, Given
from autograder.core.functions.small_numbers import NAMES, ONE_INPUT, ONE_TARGET, ONE_WEIGHT, W, X, Y
from autograder.core.network import Array, Batch, Trace
from autograder.core.terms import Inputs


def _answer(chain: Chain, W: Array, a_prev: Array, y: Array, g: str) -> Array:
    return gradient_of_sample(Trace.of([W], [g], a_prev, y), chain)[0]


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    trace = layer(draw, inputs)
    yield trace.Ws[0], trace.activations[0], trace.y, trace.gs[0]


gradient_sample = Function(
    name="gradient_sample",
    returns="(J, K)",
    links=("forward", "dC_da", "da_dz", "dz_dw", "product"),
    shows=("forward", "dC_da", "da_dz", "dz_dw", "product"),
    answer=_answer,
    arguments=Arguments(
        drawn=_drawn,
        examples=(
            *((ONE_WEIGHT, ONE_INPUT, ONE_TARGET, g) for g in NAMES),
            *((W, X[0], Y[0], g) for g in NAMES),
        ),
        fit=lambda W, a_prev, y, _: (*y, *a_prev) == W,
    ),
    as_gradient=AsGradient(
        batch=lambda W, a_prev, y, g: Batch((W,), (g,), a_prev[None], y[None]),
        calls=lambda batch: [(batch.Ws[0], batch.X[0], batch.Y[0], batch.gs[0])],
    ),
)
