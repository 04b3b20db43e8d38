"""For which sizes a gradient comes back at all, where it raises when all sizes differ: which of them must be equal.

Where that is so because a table stands in a product the wrong way round, the numbers are right if this table is the
same either way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from autograder.core.chain import TRUE, gradient
from autograder.core.diagnosis.answers import agree
from autograder.core.diagnosis.asking import Composite
from autograder.core.diagnosis.drawn import batch_of
from autograder.core.finding import Link
from autograder.core.lesson import Inputs
from autograder.core.network import Array, Batch
from autograder.core.sameness import CLOSE

Change = Callable[[Batch], Batch]


@dataclass(frozen=True)
class Needed:
    """The sizes that must be equal, in words; whether the number of samples is one of them.

    `same` is what must besides be its own transpose for the numbers to be right, `link` where it is put to use.
    """

    sizes: str
    has_samples: bool = False
    same: str = ""
    link: Link | None = None


@dataclass(frozen=True)
class Sizes:
    """A layer in which some sizes are equal; what to make of a batch, and what is then to blame, if it is right so."""

    words: str
    J: int
    K: int
    n: int
    made_same: Change | None = None
    same: str = ""
    link: Link | None = None

    @property
    def batch(self) -> Batch:
        """A linear layer of these sizes."""
        return batch_of(Inputs(("linear",), self.J, self.K, self.n))


def _same_either_way(table: Array) -> Array:
    return (table + table.T) / 2


def _inputs(batch: Batch) -> Batch:
    return replace(batch, X=_same_either_way(batch.X))


def _slopes(batch: Batch) -> Batch:
    outputs = batch.X @ batch.Ws[0].T
    return replace(batch, Y=outputs - _same_either_way(outputs - batch.Y))


def _samples(batch: Batch) -> Batch:
    return replace(batch, X=_same_either_way(batch.X), Y=_same_either_way(batch.Y))


APART = Sizes("", 3, 5, 7)
EQUAL: tuple[Sizes, ...] = (
    Sizes("as many inputs as nodes", 5, 5, 3),
    Sizes("as many samples as inputs", 3, 5, 5, _inputs, "the table of the inputs", "product"),
    Sizes("as many samples as nodes", 5, 3, 5, _slopes, "the table of dC/da . da/dz", "product"),
)
ALL_EQUAL = Sizes("as many samples as inputs and as nodes", 5, 5, 5, _samples, "each table of the samples")
DEEP_EQUAL = Needed("where every layer has as many nodes as there are inputs, not where they differ")


def sizes_of_a_layer(composite: Composite) -> Needed | None:
    """What one layer needs; None where it runs for all sizes, or for none."""
    asked = [APART, *EQUAL, ALL_EQUAL] if composite.function.takes_samples else [APART, EQUAL[0]]
    came_back = [one for one in asked if composite(_for(composite, one.batch))[0] is not None]
    if not came_back or APART in came_back:
        return None
    some = [one for one in came_back if one is not ALL_EQUAL] or came_back
    words = f"only where there are {', or '.join(one.words for one in some)}"
    has_samples = EQUAL[0] not in some
    for one in some if len(some) == 1 else ():
        is_right = _is_right(composite, one.batch)
        if one.made_same and not is_right and _is_right(composite, one.made_same(one.batch)):
            return Needed(words, has_samples, one.same, one.link if _has_right_outputs(composite, one.batch) else None)
    return Needed(words, has_samples)


def _for(composite: Composite, batch: Batch) -> Batch:
    return batch if composite.function.takes_samples else replace(batch, X=batch.X[:1], Y=batch.Y[:1])


def _is_right(composite: Composite, batch: Batch) -> bool:
    return agree(composite(batch)[0], gradient(batch, TRUE))


def _has_right_outputs(composite: Composite, batch: Batch) -> bool:
    """Whether it answers 0 where no sample has an error: then its forward pass takes the inputs as they are."""
    (found,) = composite(replace(batch, Y=batch.X @ batch.Ws[0].T))
    return found is not None and bool(np.all(np.abs(found[0]) < CLOSE))


def sizes_of_several_layers(composite: Composite) -> Needed | None:
    """What several layers need, where one runs for all sizes."""
    apart, square = (batch_of(Inputs(("tanh", "sigmoid"), variant=variant)) for variant in ("plain", "square"))
    answers = composite(apart, square)
    return DEEP_EQUAL if answers[0] is None and answers[1] is not None else None
