"""Up to three wrong links of one layer at once: which combinations of entries give the gradients that were seen.

G = product(D, S, P), with the three links read on some forward pass. Of each of the 100,000 combinations only two
weighted sums of G are kept for one layer, and held against the student's; the few that are left are looked at in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

import numpy as np

from autograder.core.chain import TRUE, Chain
from autograder.core.diagnosis.drawn import Shape
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.known.links import SIDE, Entry, Links, is_first, link, step_of, table
from autograder.core.diagnosis.scaling import factors
from autograder.core.lesson import ACTIVATION_NAMES
from autograder.core.misconceptions import Misconception
from autograder.core.network import Array
from autograder.core.sameness import CLOSE

MOST = 3
"""At most this many links may be wrong at once: four known ones explain nearly anything."""
ALTERNATIVES = 64
"""At most this many ways to choose a wrong slope for each activation are followed."""


@dataclass(frozen=True)
class Combination:
    """The entry at each place of one layer; the middle link may be wrong in another way for each activation."""

    forward: Entry
    dC_da: Entry
    da_dz: tuple[Entry, ...]
    dz_dw: Entry
    product: Entry
    average: Entry

    @property
    def mistakes(self) -> tuple[Misconception, ...]:
        """The entries, each once, in the order of the chain."""
        everything = (self.forward, self.dC_da, *self.da_dz, self.dz_dw, self.product, self.average)
        return tuple(dict.fromkeys(entry for entry in everything if entry is not None))

    @property
    def wrong_links(self) -> int:
        """In how many places there is an entry."""
        alone = (self.forward, self.dC_da, self.dz_dw, self.product, self.average)
        return sum(entry is not None for entry in alone) + any(self.da_dz)

    @property
    def chain(self) -> Chain:
        """The chain that has these entries in it."""
        chain = TRUE
        for entry in (self.forward, self.dC_da, self.dz_dw, self.product, self.average):
            chain = chain if entry is None else entry.into(chain)
        slopes = {g: link(entry, "da_dz") for g, entry in zip(ACTIVATION_NAMES, self.da_dz, strict=True)}
        if len(set(slopes.values())) == 1:
            return chain.with_(da_dz=slopes[ACTIVATION_NAMES[0]])
        return chain.with_(da_dz=lambda step: slopes[step.g](step))


def links_of(book: Book, forward: Entry, g: str, shape: Shape) -> Links | None:
    """The links of the base layer with this activation; None where the forward pass cannot run."""
    return book.once(_links_of, forward, g, shape)


def _links_of(book: Book, forward: Entry, g: str, shape: Shape) -> Links | None:
    step = step_of(forward, g, shape)
    if step is None:
        return None
    first, middle, last = (table(book.links_at(place), place, step) for place in SIDE)
    if forward is not None and "dz_dw" in forward.put:  # its own, which no other can replace
        last[:] = np.nan
        last[0] = forward.put["dz_dw"](step)
    return Links(step, first, middle, last)


def _averages_by_factor(book: Book, are_asked_for: bool) -> dict[float, list[Entry]]:
    """The true average, and if asked for each that scales a single sample, by its factor."""
    found: dict[float, list[Entry]] = {1.0: [None]}
    for entry in book.averages if are_asked_for else ():
        known = factors(entry)
        if known is not None and known[0] != 1:
            found.setdefault(known[0], []).append(entry)
    return found


@dataclass(frozen=True)
class Sums:
    """Two weighted sums of the gradient of each combination; `which` are rows of (f, D, S, P, product)."""

    which: Array
    sums: tuple[Array, Array]
    weights: Array

    def matching(self, G: Array) -> list[list[int]]:
        """The combinations that G could be of."""
        room = CLOSE * np.max(np.abs(G)) * np.sum(np.abs(self.weights), axis=0)
        wanted = G.ravel() @ self.weights
        near = np.flatnonzero(np.abs(self.sums[0] - wanted[0]) <= room[0])
        return list(self.which[near[np.abs(self.sums[1][near] - wanted[1]) <= room[1]]].tolist())


def _sums(book: Book, shape: Shape) -> Sums:
    """The weighted sums for the first activation."""
    weights = np.cos(np.outer(np.arange(1, shape[0] * shape[1] + 1) ** 2, (1.0, 1.7)))
    which, some = map(np.concatenate, zip(*_parts_of_sums(book, shape, weights), strict=True))
    return Sums(which, (some[:, 0].copy(), some[:, 1].copy()), weights)


def _parts_of_sums(book: Book, shape: Shape, weights: Array) -> Iterator[tuple[Array, Array]]:
    counts = tuple(len(book.links_at(place)) for place in SIDE)
    for f, forward in enumerate(book.forwards):
        here = links_of(book, forward, ACTIVATION_NAMES[0], shape)
        if here is None:
            continue
        # A link that is 0 would hide whatever it is multiplied by; a middle link that is the true one is row 0.
        first, last = _is_something(here.first), _is_something(here.last)
        is_row_0 = np.arange(len(here.middle)) == 0
        middle = _is_something(here.middle) & (is_row_0 | ~is_first(here.middle))
        for e, end in enumerate(book.products):
            rows = _rows(counts, MOST - (f > 0) - (e > 0))
            rows = rows[first[rows[:, 0]] & middle[rows[:, 1]] & last[rows[:, 2]]]
            sums = here.put_together(end, rows) @ weights
            is_there = np.isfinite(sums).all(axis=1)
            yield np.insert(rows[is_there], [0, 3], [f, e], axis=1).astype(np.int16), sums[is_there]


def _is_something(rows: Array) -> Array:
    """For each row whether any of it is not 0."""
    return np.asarray(np.any(rows, axis=1))


@lru_cache(maxsize=4)
def _rows(counts: tuple[int, ...], wrong: int) -> Array:
    """The rows of the first, middle and last link with at most so many that are not the true one."""
    rows = np.indices(counts).reshape(3, -1).T
    return np.asarray(rows[np.sum(rows > 0, axis=1) <= wrong])


def combinations(book: Book, found: Sequence[Array | None], shape: Shape, has_averages: bool) -> list[Combination]:
    """The combinations that could give the gradients found for the base layers of all activations."""
    if any(G is None for G in found) or not np.any(found[0]):
        return []
    matches: list[Combination] = []
    firsts, lasts = book.links_at("dC_da"), book.links_at("dz_dw")
    for factor, averages in book.once(_averages_by_factor, has_averages).items():
        base = [G / factor for G in found if G is not None]
        for f, i, k, e in dict.fromkeys((f, i, k, e) for f, i, _, k, e in book.once(_sums, shape).matching(base[0])):
            forward, end = book.forwards[f], book.products[e]
            for middle in _middles(book, forward, i, k, end, base, shape):
                matches += [Combination(forward, firsts[i], middle, lasts[k], end, average) for average in averages]
    return [one for one in matches if one.wrong_links <= MOST]


def _middles(
    book: Book, forward: Entry, i: int, k: int, end: Entry, found: Sequence[Array], shape: Shape
) -> Iterator[tuple[Entry, ...]]:
    """The middle links with which these others give all that was found: one for all activations, or one for each."""
    fits, is_true = [], []
    for g, G in zip(ACTIVATION_NAMES, found, strict=True):
        here = links_of(book, forward, g, shape)
        if here is None:
            return
        made = here.put_together(end, np.array([(i, m, k) for m in range(len(here.middle))]))
        fits.append(np.all(np.abs(made - G.ravel()) <= CLOSE * np.max(np.abs(G)), axis=1))
        is_true.append(is_first(here.middle))
        if not np.any(fits[-1]):
            return
    fit = np.array(fits).T
    some = book.links_at("da_dz")
    if np.any(np.all(fit, axis=1)):
        yield from ((some[m],) * len(ACTIVATION_NAMES) for m in np.flatnonzero(np.all(fit, axis=1)))
        return
    # In each activation that is wrong, an entry that is wrong in no other than those.
    wrong = ~fit[0]
    own = fit & (np.array(is_true).T | wrong).all(axis=1)[:, None]
    choices: list[list[int]] = [
        np.flatnonzero(one).tolist() if bad else [0] for one, bad in zip(own.T, wrong, strict=True)
    ]
    yield from (tuple(some[m] for m in chosen) for chosen in islice(product(*choices), ALTERNATIVES))
