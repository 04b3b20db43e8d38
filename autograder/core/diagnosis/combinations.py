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
from autograder.core.diagnosis.numbers import numbers
from autograder.core.diagnosis.tables import SIDE, Entry, Shape, entries, forwards, is_first, link, links
from autograder.core.lesson import ACTIVATION_NAMES
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Array
from autograder.core.sameness import CLOSE

MOST = 3
"""So many links may be wrong at once: four known ones explain nearly anything."""
ALTERNATIVES = 64
"""So many ways to choose a wrong slope for each activation are followed."""


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


@lru_cache(maxsize=1)
def products() -> tuple[Entry, ...]:
    """The true product of the links, and every wrong one shaped like W."""
    return (None, *(entry for entry in CATALOGUE if set(entry.put) == {"product"} and entry.link != "shape"))


@lru_cache(maxsize=2)
def numbered_averages(asked: bool) -> dict[float, list[Entry]]:
    """The true average, and if asked for each that is another number than 1 for one sample, by this number."""
    found: dict[float, list[Entry]] = {1.0: [None]}
    for entry in CATALOGUE if asked else ():
        known = numbers(entry) if set(entry.put) == {"average"} else None
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


@lru_cache(maxsize=2)
def sums(shape: Shape) -> Sums:
    """The weighted sums for the first activation, worked out once."""
    weights = np.cos(np.outer(np.arange(1, shape[0] * shape[1] + 1) ** 2, (1.0, 1.7)))
    which, some = map(np.concatenate, zip(*_sums(shape, weights), strict=True))
    return Sums(which, (some[:, 0].copy(), some[:, 1].copy()), weights)


def _sums(shape: Shape, weights: Array) -> Iterator[tuple[Array, Array]]:
    for f, forward in enumerate(forwards()):
        here = links(forward, ACTIVATION_NAMES[0], shape)
        if here is None:
            continue
        # A link that is 0 would hide whatever it is multiplied by; a middle link that is the true one is row 0.
        first, last = _is_something(here.first), _is_something(here.last)
        is_row_0 = np.arange(len(here.middle)) == 0
        middle = _is_something(here.middle) & (is_row_0 | ~is_first(here.middle))
        for e, end in enumerate(products()):
            rows = _rows(MOST - (f > 0) - (e > 0))
            rows = rows[first[rows[:, 0]] & middle[rows[:, 1]] & last[rows[:, 2]]]
            yield np.insert(rows, [0, 3], [f, e], axis=1).astype(np.int16), here.put_together(end, rows) @ weights


def _is_something(table: Array) -> Array:
    """For each row whether any of it is not 0."""
    return np.asarray(np.any(table, axis=1))


@lru_cache(maxsize=4)
def _rows(wrong: int) -> Array:
    """The rows of the first, middle and last link with at most so many that are not the true one."""
    rows = np.indices([len(entries(place)) for place in SIDE]).reshape(3, -1).T
    return np.asarray(rows[np.sum(rows > 0, axis=1) <= wrong])


def combinations(found: Sequence[Array | None], shape: Shape, has_averages: bool) -> list[Combination]:
    """The combinations that could give the gradients found for the base layers of all activations."""
    if any(G is None for G in found) or not np.any(found[0]):
        return []
    matches: list[Combination] = []
    for number, averages in numbered_averages(has_averages).items():
        base = [G / number for G in found if G is not None]
        for f, i, k, e in dict.fromkeys((f, i, k, e) for f, i, _, k, e in sums(shape).matching(base[0])):
            first, last, end = entries("dC_da")[i], entries("dz_dw")[k], products()[e]
            for middle in _middles(f, i, k, e, base, shape):
                matches += [Combination(forwards()[f], first, middle, last, end, average) for average in averages]
    return [one for one in matches if one.wrong_links <= MOST]


def _middles(f: int, i: int, k: int, e: int, found: Sequence[Array], shape: Shape) -> Iterator[tuple[Entry, ...]]:
    """The middle links with which these others give all that was found: one for all activations, or one for each."""
    fits, is_true = [], []
    for g, G in zip(ACTIVATION_NAMES, found, strict=True):
        here = links(forwards()[f], g, shape)
        if here is None:
            return
        made = here.put_together(products()[e], np.array([(i, m, k) for m in range(len(here.middle))]))
        fits.append(np.all(np.abs(made - G.ravel()) <= CLOSE * np.max(np.abs(G)), axis=1))
        is_true.append(is_first(here.middle))
        if not np.any(fits[-1]):
            return
    fit = np.array(fits).T
    some = entries("da_dz")
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
