"""`gradient_row(W, a_prev, y, j, g)`, which no assignment asks for: a row of the gradient of one sample, (K,).

Made up for the tests, as a composite of which several calls make a gradient.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from autograder.core.cases import layer
from autograder.core.chain import Chain, gradient_of_sample
from autograder.core.functions.function import Arguments, AsGradient, Function, Given
from autograder.core.functions.small_numbers import NAMES, ONE_INPUT, ONE_TARGET, ONE_WEIGHT, W, X, Y
from autograder.core.network import Array, Batch, Trace
from autograder.core.terms import Inputs

LINKS = ("forward", "dC_da", "da_dz", "dz_dw", "product")


def _answer(chain: Chain, W: Array, a_prev: Array, y: Array, j: int, g: str) -> Array:
    return gradient_of_sample(Trace.of([W], [g], a_prev, y), chain)[0][j]


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    trace = layer(draw, inputs)
    for j in range(len(trace.Ws[0])):
        yield trace.Ws[0], trace.activations[0], trace.y, j, trace.gs[0]


gradient_row = Function(
    name="gradient_row",
    returns="(K,)",
    links=LINKS,
    shows=LINKS,
    answer=_answer,
    arguments=Arguments(
        drawn=_drawn,
        examples=(
            *((ONE_WEIGHT, ONE_INPUT, ONE_TARGET, 0, g) for g in NAMES),
            *((W, X[0], Y[0], j, g) for g in NAMES for j in range(2)),
        ),
        fit=lambda W, a_prev, y, *_: (*y, *a_prev) == W,
    ),
    as_gradient=AsGradient(
        batch=lambda W, a_prev, y, _j, g: Batch((W,), (g,), a_prev[None], y[None]),
        calls=lambda b: [(b.Ws[0], b.X[0], b.Y[0], j, b.gs[0]) for j in range(len(b.Ws[0]))],
        part=lambda _W, _a_prev, _y, j, _g: (j,),
    ),
)
