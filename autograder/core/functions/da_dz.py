"""`da_dz(z, g)`: the slope of the activation at each node, (J,)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np

from autograder.chain_rule import ACTIVATIONS
from autograder.core.cases import layer
from autograder.core.chain import Chain
from autograder.core.finite_differences import STEP
from autograder.core.functions.function import Arguments, Function, Given
from autograder.core.functions.small_numbers import NAMES
from autograder.core.network import Array, Sight
from autograder.core.terms import Inputs


def _answer(chain: Chain, z: Array, g: str) -> Array:
    return chain.da_dz(Sight(z=z, g=g, a=ACTIVATIONS[g](z)))


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    trace = layer(draw, inputs)
    yield trace.zs[0], trace.gs[0]


def _difference(index: tuple[int, ...], z: Array, g: str) -> float:
    up, down = ACTIVATIONS[g](z[index] + STEP), ACTIVATIONS[g](z[index] - STEP)
    return float(up - down) / (2 * STEP)


EXAMPLES = ([2.0], [-1.0], [1.0, -2.0], [0.5, -0.5, 3.0])

da_dz = Function(
    name="da_dz",
    returns="(J,)",
    links=("da_dz",),
    shows=("da_dz",),
    answer=_answer,
    arguments=Arguments(
        drawn=_drawn,
        examples=tuple((np.array(z), g) for z in EXAMPLES for g in NAMES),
        fit=lambda *_: True,
        in_step=lambda step: (step.z, step.g),
    ),
    difference=_difference,
)
