"""`dC_da_prev(W, z, upstream, g)`: how the loss moves with each activation of the layer before, (K,).

`upstream` is dC/da of the layer of z, (J,).
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np

from autograder.chain_rule import ACTIVATIONS
from autograder.core.cases import layer
from autograder.core.chain import Chain
from autograder.core.finite_differences import STEP
from autograder.core.functions.function import Arguments, Function, Given
from autograder.core.functions.small_numbers import NAMES, ONE_INPUT, ONE_WEIGHT, W
from autograder.core.network import Array, Sight
from autograder.core.terms import Inputs


def _answer(chain: Chain, W: Array, z: Array, upstream: Array, g: str) -> Array:
    step = Sight(W=W, z=z, upstream=upstream, g=g, a=ACTIVATIONS[g](z))
    return chain.back(step, upstream, chain.da_dz(step))


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    trace = layer(draw, inputs)
    yield trace.Ws[0], trace.zs[0], 2 * (trace.activations[-1] - trace.y), trace.gs[0]


def _difference(index: tuple[int, ...], W: Array, z: Array, upstream: Array, g: str) -> float:
    shift = W[:, index[0]] * STEP
    return float(upstream @ (ACTIVATIONS[g](z + shift) - ACTIVATIONS[g](z - shift))) / (2 * STEP)


dC_da_prev = Function(
    name="dC_da_prev",
    returns="(K,)",
    links=("da_dz", "back"),
    shows=("back",),
    answer=_answer,
    arguments=Arguments(
        drawn=_drawn,
        examples=(
            *((ONE_WEIGHT, np.array([1.0]), ONE_INPUT, g) for g in NAMES),
            *((W, np.array([1.0, -1.0]), np.array([2.0, -1.0]), g) for g in NAMES),
        ),
        fit=lambda W, z, upstream, _: z == upstream and W[:1] == z[:1],
        in_step=lambda step, dC_da, _da_dz: (step.W, step.z, dC_da, step.g),
    ),
    difference=_difference,
)
