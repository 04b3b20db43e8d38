"""A student's composite asked as the gradient of a network: one weight over all (j, k) is a sample, one matrix a batch.

So one experiment serves every composite: networks and samples go in, gradients come back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from autograder.core.diagnosis.drawn import repeated, single_samples
from autograder.core.network import Array, Batch
from autograder.core.sameness import as_numbers
from autograder.reply import Ask, Reply

Gradients = list[Array] | None
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


def together(function: str, batch: Batch, replies: Sequence[Reply], is_turned: bool = False) -> Gradients:
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
class Composite:
    """A student's composite as a gradient.

    Where it goes wrong with the number of samples, one sample is seen as `copies` identical ones, times `scale`; where
    the list of gradients is the wrong way round, it is turned. `memo` holds what was read off it, and lives as long as
    its diagnosis: nothing of a submission outlives that.
    """

    function: str
    ask: Ask
    copies: int = 1
    scale: float = 1.0
    is_turned: bool = False
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def has_samples(self) -> bool:
        """Whether it is given several samples at once."""
        return self.function in ("gradient_batch", "gradient_network")

    def __call__(self, *batches: Batch) -> list[Gradients]:
        """The gradients of each batch, all asked for at once."""
        asked = [calls(self.function, batch) for batch in batches]
        replies = iter(self.ask(self.function, [call for some in asked for call in some]))
        return [
            together(self.function, batch, [next(replies) for _ in some], self.is_turned)
            for batch, some in zip(batches, asked, strict=True)
        ]

    def samples(self, *batches: Batch) -> list[Gradients]:
        """The gradients of single samples, each seen through its copies."""
        found = self(*[repeated(batch, self.copies) for batch in batches])
        return [None if one is None else [self.scale * part for part in one] for one in found]

    def seen_as(self, **changed: Any) -> Composite:
        """The same composite seen through other copies, another scale, or turned."""
        return replace(self, **changed, memo={})

    def mean_of_own(self, batch: Batch) -> Gradients:
        """The mean of its own gradients of the single samples."""
        singles = self.samples(*single_samples(batch))
        if any(single is None for single in singles):
            return None
        return [np.mean(parts, axis=0) for parts in zip(*(single for single in singles if single), strict=True)]

    def is_out_of_order(self, batch: Batch) -> bool:
        """Whether the gradients of this batch are all there, in another order than the matrices."""
        (reply,) = self.ask(self.function, calls(self.function, batch))
        if reply.fault is not None or not isinstance(reply.value, list | tuple):
            return False
        numbers = [as_numbers(part) for part in reply.value]
        shapes = [part.shape for part in numbers if isinstance(part, np.ndarray)]
        return sorted(shapes) == sorted(W.shape for W in batch.Ws)
