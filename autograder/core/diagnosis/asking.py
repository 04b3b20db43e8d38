"""A student's composite asked as the gradient of a network: one weight over all (j, k) is a sample, one matrix a batch.

So one experiment serves every composite: networks and samples go in, gradients come back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from autograder.core.diagnosis.drawn import repeated, single_samples
from autograder.core.functions.function import AsGradient, Function
from autograder.core.network import Array, Batch
from autograder.core.sameness import as_numbers
from autograder.reply import Ask, Reply

Gradients = list[Array] | None
"""The gradients that came back, shaped like Ws; None where there are none of these shapes."""


def together(function: Function, batch: Batch, replies: Sequence[Reply], is_turned: bool = False) -> Gradients:
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

    function: Function
    ask: Ask
    copies: int = 1
    scale: float = 1.0
    is_turned: bool = False
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def __call__(self, *batches: Batch) -> list[Gradients]:
        """The gradients of each batch, all asked for at once."""
        asked = [self.function.gradient.calls(batch) for batch in batches]
        replies = iter(self.ask(self.function.name, [call for some in asked for call in some]))
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
        (reply,) = self.ask(self.function.name, self.function.gradient.calls(batch))
        if reply.fault is not None or not isinstance(reply.value, list | tuple):
            return False
        numbers = [as_numbers(part) for part in reply.value]
        shapes = [part.shape for part in numbers if isinstance(part, np.ndarray)]
        return sorted(shapes) == sorted(W.shape for W in batch.Ws)
