"""`dz_dw(a_prev)`: how the input of a node moves with each weight into it, (K,)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np

from autograder.core.cases import layer
from autograder.core.chain import Chain
from autograder.core.functions.function import Arguments, Function, Given
from autograder.core.network import Array, Sight
from autograder.core.terms import Inputs


def _answer(chain: Chain, a_prev: Array) -> Array:
    return chain.dz_dw(Sight(a_prev=a_prev))


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    yield (layer(draw, inputs).activations[0],)


def _difference(index: tuple[int, ...], a_prev: Array) -> float:
    return float(a_prev[index])  # z is a straight line in w: the difference is the slope, at any step


EXAMPLES = ([2.0], [3.0, -1.0], [0.5, 2.0, -3.0])

dz_dw = Function(
    name="dz_dw",
    returns="(K,)",
    links=("dz_dw",),
    shows=("dz_dw",),
    answer=_answer,
    arguments=Arguments(
        drawn=_drawn,
        examples=tuple((np.array(a_prev),) for a_prev in EXAMPLES),
        fit=lambda *_: True,
        in_step=lambda step: (step.a_prev,),
    ),
    difference=_difference,
)
