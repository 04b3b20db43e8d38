"""`gradient_weight(W, a_prev, y, j, k, g)`: how the loss of one sample moves with the one weight W[j, k]."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import numpy as np

from autograder.core.cases import layer
from autograder.core.chain import Chain, gradient_of_sample
from autograder.core.functions.function import Arguments, AsGradient, Function, Given
from autograder.core.functions.small_numbers import NAMES, ONE_INPUT, ONE_TARGET, ONE_WEIGHT, W, X, Y
from autograder.core.network import Array, Batch, Trace
from autograder.core.terms import Inputs


def _answer(chain: Chain, W: Array, a_prev: Array, y: Array, j: int, k: int, g: str) -> Any:
    return gradient_of_sample(Trace.of([W], [g], a_prev, y), chain)[0][j, k]


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    trace = layer(draw, inputs)
    for j, k in some_weights(draw, *trace.Ws[0].shape):
        yield trace.Ws[0], trace.activations[0], trace.y, j, k, trace.gs[0]


def some_weights(draw: Random, J: int, K: int) -> list[tuple[int, int]]:
    """Indices that meet every row and every column once, and both ends of W."""
    rows, columns = draw.sample(range(J), J), draw.sample(range(K), K)
    met = [(rows[i % J], columns[i % K]) for i in range(max(J, K))]
    return list(dict.fromkeys([*met, (0, 0), (J - 1, K - 1)]))


def _calls(batch: Batch) -> list[Given]:
    (W,), (x, *_), (y, *_), (g,) = batch.Ws, batch.X, batch.Y, batch.gs
    return [(W, x, y, j, k, g) for j, k in np.ndindex(*W.shape)]


gradient_weight = Function(
    name="gradient_weight",
    returns="float",
    links=("forward", "dC_da", "da_dz", "dz_dw", "product"),
    shows=("forward", "dC_da", "da_dz", "dz_dw", "product"),
    answer=_answer,
    arguments=Arguments(
        drawn=_drawn,
        examples=(
            *((ONE_WEIGHT, ONE_INPUT, ONE_TARGET, 0, 0, g) for g in NAMES),
            *((W, X[0], Y[0], j, k, g) for g in NAMES for j, k in ((0, 1), (1, 2), (1, 0))),
        ),
        fit=lambda W, a_prev, y, j, k, g: (*y, *a_prev) == W and j == k == g == (),
    ),
    as_gradient=AsGradient(
        batch=lambda W, a_prev, y, _j, _k, g: Batch((W,), (g,), a_prev[None], y[None]),
        calls=_calls,
        part=lambda _W, _a_prev, _y, j, k, _g: (j, k),
    ),
)
