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
from autograder.core.functions.function import AsGradient, Function
from autograder.core.judging import Judgement, as_numbers
from autograder.core.network import Array, Batch
from autograder.reply import Ask, Reply

Seen = list[Array] | None
"""The gradients that came back, shaped like Ws; None where there are none of these shapes."""


def seen(function: Function, batch: Batch, replies: Sequence[Reply], is_turned: bool = False) -> Seen:
    """The replies to the calls for a batch put together; a list from its end, if asked."""
    if function.answers_in_parts:
        values: Any = [_whole(function.gradient, batch, replies)]
    elif replies[0].fault is not None:
        return None
    else:
        values = replies[0].value if function.gradient.is_list else [replies[0].value]
    if not isinstance(values, list | tuple) or len(values) != len(batch.Ws):
        return None
    in_order = values[::-1] if is_turned else values
    gradients = [_shaped(value, W.shape) for value, W in zip(in_order, batch.Ws, strict=True)]
    whole = [gradient for gradient in gradients if gradient is not None and np.all(np.isfinite(gradient))]
    return whole if len(whole) == len(gradients) else None


def _whole(gradient: AsGradient, batch: Batch, replies: Sequence[Reply]) -> Array:
    """The matrix that the answers for its parts make up; nan where there are none."""
    whole = np.full(batch.Ws[0].shape, np.nan)
    for call, reply in zip(gradient.calls(batch), replies, strict=True):
        part = gradient.index(*call)
        numbers = None if reply.fault else _shaped(reply.value, np.shape(whole[part]))
        whole[part] = np.nan if numbers is None else numbers
    return whole


def _shaped(value: Any, shape: tuple[int, ...]) -> Array | None:
    numbers = as_numbers(value)
    if isinstance(numbers, Judgement) or numbers.squeeze().shape != tuple(size for size in shape if size != 1):
        return None
    return numbers.reshape(shape).astype(float)


@dataclass(frozen=True)
class View:
    """A student's composite as a gradient.

    Where it goes wrong with the number of samples, one sample is seen as `copies` identical ones, times `scale`; where
    the list of gradients is the wrong way round, it is turned.
    """

    function: Function
    ask: Ask
    copies: int = 1
    scale: float = 1.0
    is_turned: bool = False

    def __call__(self, *batches: Batch) -> list[Seen]:
        """The gradients of each batch, all asked for at once."""
        asked = [self.function.gradient.calls(batch) for batch in batches]
        replies = iter(self.ask(self.function.name, [call for some in asked for call in some]))
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
        (reply,) = self.ask(self.function.name, self.function.gradient.calls(batch))
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
