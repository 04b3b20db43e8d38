"""Difference quotients with a coarse step, measured on the whole: of the loss by each weight, or on the way back.

Such a one plays the whole function rather than a link of it: the links that its place is given are not looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chain_rule import ACTIVATIONS
from autograder.core.finding import Link
from autograder.core.misconceptions.family import Constant, Family, by_size
from autograder.core.misconceptions.misconception import Misconception

_HINT = "You measured the slope. Derive it instead, then use the quotient only to check."
_ONE_SIDED = Constant("the step", (0.1, -0.1, 1.0, -1.0), by_size(1), is_broad=False)
_CENTRAL = Constant("the step", (0.1, 1.0), by_size(2), is_broad=False)
"""What is wrong grows with the step of a one-sided quotient, and with the square of it of a central one."""


def _family(
    key: str, place: Link, name: str, formula: str, constant: Constant, wrong: Callable[..., Any]
) -> Misconception:
    """`wrong(c, step, *links)` is what is measured with this step; the usual member of these."""

    def of(c: float) -> dict[str, Callable[..., Any]]:
        return {place: lambda step, *links: wrong(c, step, *links)}

    return Family(key, place, name, formula, _HINT, of, constant).usual


def _losses(step: Any, by: float) -> Any:
    """The loss of the sample with each weight of this layer, by itself, raised by so much, (J, K)."""
    J, K = step.W.shape
    nodes = np.arange(J)
    z = np.tile(step.z, (J, K, 1))
    z[nodes, :, nodes] += by * step.a_prev
    a = ACTIVATIONS[step.g](z)
    for W, g in zip(step.trace.Ws[step.layer :], step.trace.gs[step.layer :], strict=True):
        a = ACTIVATIONS[g](a @ W.T)
    return np.sum((a - step.y) ** 2, axis=-1)


def _reached(step: Any, by: float) -> Any:
    """The activations of this layer with each one of the layer before, by itself, raised by so much, (K, J)."""
    return ACTIVATIONS[step.g](step.z + by * step.W.T)


QUOTIENTS = (
    _family(
        "loss_quotient",
        "product",
        "one-sided difference quotient of the loss with a coarse step",
        "(C_0(W + c) - C_0(W)) / c",
        _ONE_SIDED,
        lambda c, step, *_: (_losses(step, c) - _losses(step, 0.0)) / c,
    ),
    _family(
        "loss_quotient_central",
        "product",
        "central difference quotient of the loss with a coarse step",
        "(C_0(W + c) - C_0(W - c)) / (2 * c)",
        _CENTRAL,
        lambda c, step, *_: (_losses(step, c) - _losses(step, -c)) / (2 * c),
    ),
    _family(
        "way_back_quotient",
        "back",
        "one-sided difference quotient on the way back with a coarse step",
        "(ACTIVATIONS[g](z + c * W.T) - a) @ dC_da / c",
        _ONE_SIDED,
        lambda c, step, dC_da, _: (_reached(step, c) - step.a) @ dC_da / c,
    ),
    _family(
        "way_back_quotient_central",
        "back",
        "central difference quotient on the way back with a coarse step",
        "(ACTIVATIONS[g](z + c * W.T) - ACTIVATIONS[g](z - c * W.T)) @ dC_da / (2 * c)",
        _CENTRAL,
        lambda c, step, dC_da, _: (_reached(step, c) - _reached(step, -c)) @ dC_da / (2 * c),
    ),
)
