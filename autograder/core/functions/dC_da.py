"""`dC_da(a, y)`: how the loss of one sample moves with each activation of the output, (J,)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import numpy as np

from autograder.chain_rule import loss
from autograder.core.cases import layer
from autograder.core.chain import Chain
from autograder.core.finite_differences import STEP
from autograder.core.functions.function import Arguments, Function, Given
from autograder.core.network import Array, Sight
from autograder.core.terms import Inputs


def _answer(chain: Chain, a: Array, y: Array) -> Array:
    return chain.dC_da(Sight(a=a, y=y, is_output=True, upstream=None))


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    trace = layer(draw, inputs)
    yield trace.activations[-1], trace.y


def _in_step(step: Any) -> Given | None:
    return (step.a, step.y) if step.is_output else None


def _difference(index: tuple[int, ...], a: Array, y: Array) -> float:
    up = np.zeros(np.shape(a))
    up[index] = STEP
    return float(loss(a + up, y) - loss(a - up, y)) / (2 * STEP)


EXAMPLES = (
    ([1.0], [0.0]),
    ([1.0], [3.0]),
    ([2.0, 1.0], [1.0, 3.0]),
    ([0.5, 0.2, 0.9], [1.0, 0.0, 0.0]),
)

dC_da = Function(
    name="dC_da",
    returns="(J,)",
    links=("dC_da",),
    shows=("dC_da",),
    answer=_answer,
    arguments=Arguments(
        drawn=_drawn,
        examples=tuple((np.array(a), np.array(y)) for a, y in EXAMPLES),
        fit=lambda a, y: a == y,
        in_step=_in_step,
    ),
    difference=_difference,
)
