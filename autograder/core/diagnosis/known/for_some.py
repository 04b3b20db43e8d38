"""One known mistake for some activations only, as where one branch of a function returns early and forgets a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

import numpy as np

from autograder.core.diagnosis.answers import agree, all_agree, answers_of
from autograder.core.diagnosis.drawn import Shape, layers
from autograder.core.diagnosis.explanation import Explanation
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.known.combinations import ALTERNATIVES
from autograder.core.misconceptions import Misconception
from autograder.core.network import Array
from autograder.core.sameness import CLOSE

Seen = Mapping[str, Array | None]
"""The gradients that came back for the layers of one activation, by the name of what is changed in them."""
MOST = 2
"""At most so many different mistakes: one for each of four activations would explain nearly anything."""


def for_some(book: Book, wrong: Mapping[str, Seen], shape: Shape) -> tuple[Explanation, ...]:
    """The entries that give all that was seen with the activations that are wrong, as few different ones as will do."""
    fits = {g: _fitting(book, g, shape, seen) for g, seen in wrong.items()}
    choices = [tuple(zip(fits, chosen, strict=True)) for chosen in _chosen(list(fits.values()))]
    fewest = min((len({entry for _, entry in one}) for one in choices), default=MOST + 1)
    if fewest > MOST:
        return ()
    return tuple(_explanation(book, one) for one in choices if len({entry for _, entry in one}) == fewest)


def _chosen(fits: Sequence[Sequence[Misconception]]) -> Iterator[tuple[Misconception, ...]]:
    """An entry for each activation: the same one for all, if there is such a one."""
    shared = [entry for entry in fits[0] if all(entry in others for others in fits)]
    yield from ((entry,) * len(fits) for entry in shared) if shared else islice(product(*fits), ALTERNATIVES)


def _explanation(book: Book, chosen: Sequence[tuple[str, Misconception]]) -> Explanation:
    entries = dict.fromkeys(entry for _, entry in chosen)
    return Explanation().and_(*(book.only_for((g for g, one in chosen if one is entry), entry) for entry in entries))


def _fitting(book: Book, g: str, shape: Shape, seen: Seen) -> list[Misconception]:
    """The entries that give all that was seen with one activation."""
    base = seen["base"]
    if base is None:
        return []
    entries, answers = book.once(_answers, g, shape)
    near = np.all(np.abs(answers - base) <= CLOSE * np.max(np.abs(base)), axis=(1, 2))
    own = {name: layer.batch for name, layer in layers(g, *shape).items() if layer.g == g}
    there = [None if gradient is None else [gradient] for gradient in map(seen.get, own)]
    return [entries[at] for at in np.flatnonzero(near) if all_agree(entries[at].chain, list(own.values()), there)]


def _answers(book: Book, g: str, shape: Shape) -> tuple[list[Misconception], Array]:
    """The entries that change the gradient of the base layer with an activation, and what each of them makes of it."""
    batch = layers(g, *shape)["base"].batch
    right = [layers(g, *shape)["base"].right]
    found = [(entry, answers_of(entry.chain, batch)) for entry in book.catalogue if entry.put]
    some = [(entry, gradients[0]) for entry, gradients in found if gradients and not agree(gradients, right)]
    return [entry for entry, _ in some], np.array([gradient for _, gradient in some])
