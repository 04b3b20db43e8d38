"""`dC_dz(a, y, z, g)`, which no assignment asks for: how the loss of one sample moves with each z of the output, (J,).

Made up for the tests, to show that a function is a file like this one, and an entry in the lesson.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import numpy as np

from autograder.chain_rule import ACTIVATIONS, loss
from autograder.core.cases import layer
from autograder.core.chain import Chain
from autograder.core.finite_differences import STEP
from autograder.core.functions.function import Arguments, Function, Given
from autograder.core.functions.small_numbers import NAMES
from autograder.core.network import Array, Sight
from autograder.core.terms import Inputs


def _answer(chain: Chain, a: Array, y: Array, z: Array, g: str) -> Any:
    step = Sight(a=a, y=y, z=z, g=g, is_output=True, upstream=None)
    return chain.dC_da(step) * chain.da_dz(step)


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    trace = layer(draw, inputs)
    yield trace.activations[-1], trace.y, trace.zs[0], trace.gs[0]


def _difference(index: tuple[int, ...], _a: Array, y: Array, z: Array, g: str) -> float:
    up = np.zeros(np.shape(z))
    up[index] = STEP
    return float(loss(ACTIVATIONS[g](z + up), y) - loss(ACTIVATIONS[g](z - up), y)) / (2 * STEP)


EXAMPLES = (([2.0], [0.0]), ([-1.0], [1.0]), ([1.0, -2.0], [3.0, 0.0]))

dC_dz = Function(
    name="dC_dz",
    returns="(J,)",
    links=("dC_da", "da_dz"),
    shows=("dC_da", "da_dz"),
    answer=_answer,
    arguments=Arguments(
        drawn=_drawn,
        examples=tuple((ACTIVATIONS[g](np.array(z)), np.array(y), np.array(z), g) for z, y in EXAMPLES for g in NAMES),
        fit=lambda a, y, z, _: a == y == z,
    ),
    difference=_difference,
)
