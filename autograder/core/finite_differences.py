"""The second voice: central differences of the loss, which know nothing of the chain rule."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.chain_rule import network_loss
from autograder.core.network import Array, Batch

STEP = 1e-5


def step_size(W: Array) -> Array:
    """h for every weight, 1e-5 * max(1, |w|): near the least error of a central difference."""
    return STEP * np.maximum(1, np.abs(W))


def central_differences(batch: Batch, part: tuple[int, ...] = ()) -> list[Array]:
    """dC/dW of every layer, one weight nudged up and down at a time; or of the part of a matrix with that index."""
    return [
        np.reshape([slope(batch, layer, *part, *rest) for rest in np.ndindex(np.shape(W[part]))], np.shape(W[part]))
        for layer, W in enumerate(batch.Ws)
    ]


def nudged_loss(batch: Batch, layer: int, j: int, k: int, by: float) -> float:
    """C after W[j, k] of a layer (counted from 0) was raised by `by`."""
    Ws = [W.copy() for W in batch.Ws]
    Ws[layer][j, k] += by
    return float(network_loss(Ws, batch.X, batch.Y, list(batch.gs)))


def slope(batch: Batch, layer: int, j: int, k: int) -> float:
    """dC/dw of one weight, W[j, k] of a layer counted from 0."""
    h = float(step_size(batch.Ws[layer][j, k]))
    return (nudged_loss(batch, layer, j, k, h) - nudged_loss(batch, layer, j, k, -h)) / (2 * h)


def room(batch: Batch, scale: Any, W: Any) -> Array:
    """How far a right gradient may be from the difference: its truncation, and the rounding of C over h."""
    C = nudged_loss(batch, 0, 0, 0, 0.0)
    return np.asarray(1e-6 * scale + 10 * np.finfo(float).eps * max(C, 1.0) / step_size(W))
