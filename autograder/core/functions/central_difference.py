"""`central_difference(f, x)`: the student's own gradient check, an array like x."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import numpy as np

from autograder.core.cases import SIZES, clear_of
from autograder.core.chain import Chain
from autograder.core.functions.function import Arguments, Function, Given
from autograder.core.network import Array, Unseen
from autograder.core.terms import Inputs

BENT = """\
def f(x):
    x = np.asarray(x, dtype=float)
    return float(np.sum(15 * (x - {p}) ** 2 + {c} * np.sin(x)) + 0.1 * np.sum(x) ** 2)
"""
"""f, bent so much beside its slope that a one-sided difference is off by 3e-7 at any step."""


def _answer(_chain: Chain, f: Any, x: Array) -> Any:  # noqa: ARG001
    raise Unseen("f")  # which has nothing of the chain in it: its cases come with the slope that it was built with


def _bend(draw: Random, inputs: Inputs) -> tuple[Array, Array, Array]:
    """x, p and c of f; x is a vector if K is 1, else a matrix."""
    J, K = draw.sample(SIZES[:3], 2)
    shape = (J,) if inputs.K == 1 else (J, K)
    x, c, near = (clear_of(draw, int(np.prod(shape)), (0.2, 1.0)).reshape(shape) for _ in range(3))
    return x, x - near / 20, c


def _drawn(draw: Random, inputs: Inputs) -> Iterator[Given]:
    x, p, c = _bend(draw, inputs)
    yield BENT.format(p=f"np.array({p.tolist()!r})", c=f"np.array({c.tolist()!r})"), x


def _slope(draw: Random, inputs: Inputs) -> Array:
    """The gradient of f, from the derivatives of its three terms."""
    x, p, c = _bend(draw, inputs)
    return np.asarray(30 * (x - p) + c * np.cos(x) + 0.2 * np.sum(x))


central_difference = Function(
    name="central_difference",
    returns="like x",
    links=(),
    answer=_answer,
    arguments=Arguments(drawn=_drawn, slope=_slope),
)
