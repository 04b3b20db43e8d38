"""`gradient_network(Ws, X, Y, gs)`: how the mean loss of n samples moves with every weight, a list like Ws."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from autograder.core.cases import batch
from autograder.core.chain import Chain, Gradients, gradient
from autograder.core.functions.function import Arguments, AsGradient, Function, Given
from autograder.core.functions.small_numbers import NAMES, ONE_INPUT, ONE_TARGET, ONE_WEIGHT, W, X, Y
from autograder.core.network import Array, Batch
from autograder.core.terms import CHAIN, Inputs


def _batch(Ws: Any, X: Array, Y: Array, gs: Any) -> Batch:
    return Batch(tuple(Ws), tuple(gs), X, Y)


def _arguments(b: Batch) -> Given:
    return list(b.Ws), b.X, b.Y, list(b.gs)


def _answer(chain: Chain, Ws: Any, X: Array, Y: Array, gs: Any) -> Gradients:
    return gradient(_batch(Ws, X, Y, gs), chain)


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    yield _arguments(batch(draw, inputs))


gradient_network = Function(
    name="gradient_network",
    returns="list like Ws",
    links=CHAIN,
    answer=_answer,
    arguments=Arguments(
        drawn=_drawn,
        examples=(
            *(([ONE_WEIGHT], ONE_INPUT[None], ONE_TARGET[None], [g]) for g in NAMES),
            *(([W], X, Y, [g]) for g in NAMES),
            *(([W, W.T / 2], X, X + 1, [g, "linear"]) for g in NAMES),
            ([W, W.T / 2, W], X, Y, ["tanh", "sigmoid", "tanh"]),
        ),
    ),
    as_gradient=AsGradient(batch=_batch, calls=lambda b: [_arguments(b)], is_list=True),
)
