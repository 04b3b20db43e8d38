"""Sets of entries and what they answer to one batch, worked out once: to see at a glance which could be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from random import Random

import numpy as np

from autograder.core.cases import batch as drawn_batch
from autograder.core.chain import TRUE, Chain, gradient
from autograder.core.diagnosis import experiments
from autograder.core.diagnosis.book import close
from autograder.core.diagnosis.views import Seen
from autograder.core.judging import CLOSE
from autograder.core.lesson import ACTIVATION_NAMES, Inputs
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Array, Batch, Unseen

SEVERAL = (Inputs(("tanh",)), Inputs(("sigmoid",)), Inputs(("relu",)), Inputs(("tanh",), J=1))
DEEP = (
    Inputs(("tanh", "sigmoid"), n=1),
    Inputs(("sigmoid", "tanh"), n=1),
    Inputs(("relu", "sigmoid"), n=1),
    Inputs(("sigmoid", "relu", "tanh"), n=1),
    Inputs(("tanh", "tanh", "sigmoid"), n=1),
)


@lru_cache(maxsize=16)
def drawn(inputs: Inputs) -> Batch:
    """The fixed public batch for these inputs."""
    return drawn_batch(Random(f"stages/{inputs}"), inputs)


def chain_with(entries: Iterable[Misconception], chain: Chain = TRUE) -> Chain:
    """A chain with all of these put in."""
    for entry in entries:
        chain = entry.into(chain)
    return chain


def answers_of(chain: Chain, batch: Batch) -> Seen:
    """The gradients of a chain; None where it raises, or they have not the shapes of Ws."""
    try:
        with np.errstate(all="ignore"):
            gradients = gradient(batch, chain)
    except Unseen:
        return None
    except Exception:  # a wrong link raises what numpy raises
        return None
    shapes = [np.shape(one) for one in gradients]
    whole = shapes == [W.shape for W in batch.Ws] and all(np.all(np.isfinite(one)) for one in gradients)
    return gradients if whole else None


def agree(found: Seen, wanted: Seen) -> bool:
    """Whether gradients are the same, or neither is there."""
    if found is None or wanted is None:
        return found is wanted
    return close(found, wanted, [np.abs(one) for one in wanted])


def all_agree(chain: Chain, batches: Sequence[Batch], found: Sequence[Seen]) -> bool:
    """Whether a chain gives all the gradients that were found."""
    if all(seen is None for seen in found):
        return False  # to answer nowhere is no number
    return all(agree(seen, answers_of(chain, batch)) for seen, batch in zip(found, batches, strict=True))


@dataclass(frozen=True)
class Shortlist:
    """Sets of entries, and the gradients of each for one batch in a row; nan where there are none."""

    sets: tuple[tuple[Misconception, ...], ...]
    rows: Array

    @classmethod
    def of(cls, sets: Iterable[tuple[Misconception, ...]], batch: Batch) -> Shortlist:
        """Work out what each set answers to the batch."""
        listed = tuple(sets)
        width = sum(W.size for W in batch.Ws)
        return cls(listed, np.array([_row(answers_of(chain_with(one), batch), width) for one in listed]))

    def matching(self, found: Seen) -> list[tuple[Misconception, ...]]:
        """The sets that answer what was found; those that answer nothing where nothing was found."""
        if found is None:
            fits = np.isnan(self.rows[:, 0])
        else:
            wanted = _row(found, self.rows.shape[1])
            fits = np.all(np.abs(self.rows - wanted) <= CLOSE * np.max(np.abs(wanted)), axis=1)
        return [one for one, fit in zip(self.sets, fits, strict=True) if fit]


def _row(gradients: Seen, width: int) -> Array:
    return np.full(width, np.nan) if gradients is None else np.concatenate([np.ravel(one) for one in gradients])


@lru_cache(maxsize=2)
def in_one_layer(size: int) -> Shortlist:
    """Single entries of the forward pass or the product, or these with an entry of another link."""
    batch = experiments.layers(ACTIVATION_NAMES[0], 3, 5)["base"].batch
    in_layer = {"forward", "dC_da", "da_dz", "dz_dw", "product"}
    entries = [entry for entry in CATALOGUE if entry.put and set(entry.put) <= in_layer]
    if size == 1:
        return Shortlist.of(((entry,) for entry in entries if set(entry.put) & {"forward", "product"}), batch)
    # An entry that answers 0 would hide whatever it is combined with.
    return Shortlist.of(_pairs([entry for entry in entries if _is_something(answers_of(entry.chain, batch))]), batch)


@lru_cache(maxsize=2)
def in_a_network(size: int) -> Shortlist:
    """Single entries, or pairs of those that show only where there are several matrices."""
    singles = [(entry,) for entry in CATALOGUE if entry.put]
    pairs = [pair for pair in combinations(_deep_entries(), 2) if not set(pair[0].put) & set(pair[1].put)]
    return Shortlist.of(singles if size == 1 else pairs, drawn(DEEP[0]))


def _is_something(gradients: Seen) -> bool:
    return gradients is None or any(bool(np.any(one)) for one in gradients)


def _pairs(entries: Sequence[Misconception]) -> Iterator[tuple[Misconception, Misconception]]:
    """An entry of the forward pass or the product, and one of another link."""
    for first in entries:
        if set(first.put) & {"forward", "product"}:
            yield from (
                (first, second)
                for second in entries
                if not set(first.put) & set(second.put) and first.link != second.link
            )


def _deep_entries() -> list[Misconception]:
    """The entries that show only where there are several matrices."""
    one = [experiments.layers(g, 3, 5)["base"].batch for g in ACTIVATION_NAMES]
    shallow, deep = [*one, *map(drawn, SEVERAL)], [drawn(inputs) for inputs in DEEP]
    return [
        entry
        for entry in CATALOGUE
        if entry.put
        and all(agree(answers_of(entry.chain, batch), answers_of(TRUE, batch)) for batch in shallow)
        and not all(agree(answers_of(entry.chain, batch), answers_of(TRUE, batch)) for batch in deep)
    ]
