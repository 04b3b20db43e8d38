"""`gradient_batch(W, A_prev, Y, g)`: how the mean loss of n samples moves with every weight of the layer, (J, K)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from autograder.core.cases import batch
from autograder.core.chain import Chain, gradient
from autograder.core.functions.function import Arguments, AsGradient, Function, Given
from autograder.core.functions.small_numbers import NAMES, ONE_INPUT, ONE_TARGET, ONE_WEIGHT, W, X, Y
from autograder.core.network import Array, Batch
from autograder.core.terms import Inputs


def _batch(W: Array, A_prev: Array, Y: Array, g: str) -> Batch:
    return Batch((W,), (g,), A_prev, Y)


def _arguments(b: Batch) -> Given:
    return b.Ws[0], b.X, b.Y, b.gs[0]


def _answer(chain: Chain, W: Array, A_prev: Array, Y: Array, g: str) -> Array:
    return gradient(_batch(W, A_prev, Y, g), chain)[0]


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    yield _arguments(batch(draw, inputs))


gradient_batch = Function(
    name="gradient_batch",
    returns="(J, K)",
    links=("forward", "dC_da", "da_dz", "dz_dw", "product", "average"),
    shows=("average",),
    answer=_answer,
    arguments=Arguments(
        drawn=_drawn,
        examples=(
            *((ONE_WEIGHT, ONE_INPUT[None], ONE_TARGET[None], g) for g in NAMES),
            *((W, X, Y, g) for g in NAMES),
        ),
        fit=lambda W, A_prev, Y, _: A_prev[:1] == Y[:1] and (*Y[1:], *A_prev[1:]) == W,
    ),
    as_gradient=AsGradient(batch=_batch, calls=lambda b: [_arguments(b)]),
)
