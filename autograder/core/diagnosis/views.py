"""A composite seen as the gradient of a network: one weight over all (j, k) is a sample, one matrix a batch.

So one experiment serves every composite. A view sends networks and samples in, and gets gradients back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import numpy as np

from autograder.chain_rule import ACTIVATIONS
from autograder.core.cases import clear_of
from autograder.core.network import Array, Batch
from autograder.core.sameness import as_numbers
from autograder.reply import Ask, Reply

Seen = list[Array] | None
"""The gradients that came back, shaped like Ws; None where there are none of these shapes."""


def calls(function: str, batch: Batch) -> list[tuple[Any, ...]]:
    """The calls of a function that together are the gradient of this batch."""
    if function == "gradient_network":
        return [(list(batch.Ws), batch.X, batch.Y, list(batch.gs))]
    W, g = batch.Ws[0], batch.gs[0]
    if function == "gradient_batch":
        return [(W, batch.X, batch.Y, g)]
    if function == "gradient_sample":
        return [(W, batch.X[0], batch.Y[0], g)]
    return [(W, batch.X[0], batch.Y[0], j, k, g) for j, k in np.ndindex(*W.shape)]


def seen(function: str, batch: Batch, replies: Sequence[Reply], is_turned: bool = False) -> Seen:
    """The replies to `calls` put together; a list from its end, if asked."""
    if function == "gradient_weight":
        values: Any = [np.reshape([_number(reply) for reply in replies], batch.Ws[0].shape)]
    elif replies[0].fault is not None:
        return None
    else:
        values = replies[0].value if function == "gradient_network" else [replies[0].value]
    if not isinstance(values, list | tuple) or len(values) != len(batch.Ws):
        return None
    in_order = values[::-1] if is_turned else values
    gradients = [_shaped(value, W.shape) for value, W in zip(in_order, batch.Ws, strict=True)]
    whole = [gradient for gradient in gradients if gradient is not None and np.all(np.isfinite(gradient))]
    return whole if len(whole) == len(gradients) else None


def _number(reply: Reply) -> float:
    value = None if reply.fault else as_numbers(reply.value)
    return float(value.reshape(())) if isinstance(value, np.ndarray) and value.size == 1 else np.nan


def _shaped(value: Any, shape: tuple[int, ...]) -> Array | None:
    numbers = as_numbers(value)
    if isinstance(numbers, str) or numbers.squeeze().shape != tuple(size for size in shape if size != 1):
        return None
    return numbers.reshape(shape).astype(float)


@dataclass(frozen=True)
class View:
    """A student's composite as a gradient.

    Where it goes wrong with the number of samples, one sample is seen as `copies` identical ones, times `scale`; where
    the list of gradients is the wrong way round, it is turned.
    """

    function: str
    ask: Ask
    copies: int = 1
    scale: float = 1.0
    is_turned: bool = False

    def __call__(self, *batches: Batch) -> list[Seen]:
        """The gradients of each batch, all asked for at once."""
        asked = [calls(self.function, batch) for batch in batches]
        replies = iter(self.ask(self.function, [call for some in asked for call in some]))
        return [
            seen(self.function, batch, [next(replies) for _ in some], self.is_turned)
            for batch, some in zip(batches, asked, strict=True)
        ]

    def samples(self, *batches: Batch) -> list[Seen]:
        """The gradients of single samples, each seen through its copies."""
        found = self(*[repeated(batch, self.copies) for batch in batches])
        return [None if one is None else [self.scale * part for part in one] for one in found]

    def is_out_of_order(self, batch: Batch) -> bool:
        """Whether the gradients of this batch are all there, in another order than the matrices."""
        (reply,) = self.ask(self.function, calls(self.function, batch))
        if reply.fault is not None or not isinstance(reply.value, list | tuple):
            return False
        numbers = [as_numbers(part) for part in reply.value]
        shapes = [part.shape for part in numbers if isinstance(part, np.ndarray)]
        return sorted(shapes) == sorted(W.shape for W in batch.Ws)


def repeated(batch: Batch, copies: int) -> Batch:
    """The samples of a batch, each `copies` times: no average should change."""
    if copies == 1:
        return batch
    return replace(batch, X=np.repeat(batch.X, copies, axis=0), Y=np.repeat(batch.Y, copies, axis=0))


def single_samples(batch: Batch) -> list[Batch]:
    """Each sample of a batch alone."""
    return [replace(batch, X=batch.X[i : i + 1], Y=batch.Y[i : i + 1]) for i in range(len(batch.X))]


@dataclass(frozen=True)
class Layer:
    """One sample of one layer put together from quantities that are drawn independently.

    W = U + outer(z - U x, x) / x.x and y = a - e, so each of z, x, e and U can change with the others held.
    """

    x: Array
    z: Array
    e: Array
    U: Array
    g: str

    @classmethod
    def drawn(cls, seed: str, J: int, K: int, g: str) -> Layer:
        """Quantities clear of 0 and 1; in a relu layer some nodes are open and some closed."""
        draw = Random(seed)
        U = np.array([clear_of(draw, K, (0.2, 1.1)) for _ in range(J)])
        return cls(clear_of(draw, K, (0.3, 0.9)), clear_of(draw, J, (0.3, 0.9)), clear_of(draw, J, (0.2, 0.8)), U, g)

    @property
    def a(self) -> Array:
        """g(z)."""
        return np.asarray(ACTIVATIONS[self.g](self.z))

    @property
    def W(self) -> Array:
        """The weights with which x gives z."""
        return np.asarray(self.U + np.outer(self.z - self.U @ self.x, self.x) / (self.x @ self.x))

    @property
    def batch(self) -> Batch:
        """The one sample, as a batch."""
        return Batch((self.W,), (self.g,), self.x[None], (self.a - self.e)[None])

    def with_(self, **changed: Any) -> Layer:
        """The same quantities but for those given."""
        return replace(self, **changed)
