"""Entries that may stand for each other, and pairs of entries that are rather one mistake that nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np

from autograder.core.chain import TRUE
from autograder.core.diagnosis.answers import answers_of
from autograder.core.diagnosis.drawn import WIDE, base_step, layers
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.known.links import SIDE, link
from autograder.core.diagnosis.scaling import factors, follows_a_width
from autograder.core.misconceptions import Misconception
from autograder.core.network import Array, Batch, Step
from autograder.core.sameness import alike


def equals(book: Book, entries: Sequence[Misconception]) -> Iterator[tuple[Misconception, ...]]:
    """The entries with other factors, as many of them, that come to the same for one layer."""
    known, keys = book.scalings, [entry.key for entry in book.catalogue]
    mine = [entry for entry in entries if entry in known]
    others = [entry for entry in entries if entry not in known]
    if mine:
        wanted = np.prod([known[entry] for entry in mine], axis=0)
        taken = {place for entry in others for place in entry.put}
        for some in combinations(known, len(mine)):
            places = [place for entry in some for place in entry.put]
            fits = len({*places, *taken}) == len(places) + len(taken) and set(some) != set(mine)
            if fits and alike(np.prod([known[entry] for entry in some], axis=0), wanted):
                yield tuple(sorted((*others, *some), key=lambda entry: keys.index(entry.key)))


@dataclass(frozen=True)
class Pair:
    """Why two entries that fit together are not named: they are one link, wrong in an unknown way."""

    question: str
    holds: Callable[[Misconception, Misconception], bool]


def is_one_unknown(entries: Sequence[Misconception]) -> bool:
    """Whether two entries are rather one link that is wrong in an unknown way."""
    if len(entries) != 2:
        return False
    one, other = entries
    return any(pair.holds(one, other) or pair.holds(other, one) for pair in ONE_UNKNOWN)


def _is_flat(entry: Misconception) -> bool:
    """Whether an entry is the same for all nodes, or for all inputs: the link is lost, or summed up."""
    vectors = _vectors(entry)
    return bool(vectors) and all(alike(vector, np.full(vector.shape, vector[0])) for vector in vectors)


def _is_sum(entry: Misconception) -> bool:
    """Whether it is the same for all nodes, or for all inputs, and depends on them."""
    return _is_flat(entry) and not alike(*_vectors(entry))


@lru_cache(maxsize=512)
def _adds_up(entry: Misconception) -> bool:
    """Whether what an entry gives doubles where every node is there twice: it adds up what should stand for itself."""
    once = layers("tanh", *WIDE)["base"].batch
    twice = Batch((np.vstack([*once.Ws, *once.Ws]),), once.gs, once.X, np.hstack([once.Y, once.Y]))
    one, two = (answers_of(entry.chain, batch) for batch in (once, twice))
    return one is not None and two is not None and bool(np.any(one[0])) and alike(2 * one[0], two[0][: len(one[0])])


@lru_cache(maxsize=512)
def _vectors(entry: Misconception) -> tuple[Array, ...]:
    """What an entry puts in the place of a vector, for a layer of tanh and one of sigmoid; () for other places."""
    place = next(iter(entry.put))
    if len(entry.put) > 1 or place not in SIDE:
        return ()
    width = WIDE[SIDE[place]]
    with np.errstate(all="ignore"):
        found = [np.ravel(link(entry, place)(base_step(g, WIDE))) for g in ("tanh", "sigmoid")]
    return tuple(np.broadcast_to(one, (width,)) for one in found if one.size in (1, width))


@lru_cache(maxsize=512)
def _is_of_z(entry: Misconception) -> bool:
    """Whether an entry multiplies the first or the middle link by something that z alone decides, not e and not g."""
    drawn = layers("tanh", *WIDE)
    others = {"dC_da": (drawn["e"], drawn["e again"]), "da_dz": (drawn["base"].with_(g="sigmoid"),)}
    place = next(iter(entry.put))
    if place not in others or factors(entry):
        return False
    steps = [Step(layer.batch.samples[0], 1) for layer in (drawn["base"], *others[place])]
    with np.errstate(all="ignore"):
        ratios = [np.asarray(entry.put[place](step) / link(None, place)(step)) for step in steps]
    return alike(*ratios) and not alike(ratios[0], np.ones(ratios[0].shape))


def _leaves_out_g(entry: Misconception) -> bool:
    """Whether an entry is a forward pass whose a is z."""
    if "forward" not in entry.put:
        return False
    try:
        z, a = entry.put["forward"](base_step("tanh", WIDE))
    except Exception:  # a wrong link raises what numpy raises
        return False
    return alike(np.asarray(z), np.asarray(a))


def _is_of_another_output(entry: Misconception) -> bool:
    """Whether an entry is the right dC/da of an output other than a."""
    if set(entry.put) != {"dC_da"}:
        return False
    steps = [Step(layers("tanh", *WIDE)[name].batch.samples[0], 1) for name in ("base", "e", "e again")]
    with np.errstate(all="ignore"):
        off = [np.asarray(entry.put["dC_da"](step) - TRUE.dC_da(step)) for step in steps]
    return alike(*off)


def _are_constants(*entries: Misconception) -> bool:
    return all(factors(entry) and not follows_a_width(entry) for entry in entries)


def _is_constant_beside(one: Misconception, other: Misconception) -> bool:
    """Whether one is a constant, and the two sit in dC/da and in the average."""
    return _are_constants(one) and not follows_a_width(other) and {one.link, other.link} == {"dC_da", "average"}


ONE_UNKNOWN = (
    Pair(
        "Is a link lost, and does what z alone decides stand in its place?",
        lambda one, other: _is_flat(one) and _is_of_z(other),
    ),
    Pair(
        "Is g lost, and is dC/da that of an output made of z?",
        lambda one, other: _leaves_out_g(one) and _is_of_another_output(other),
    ),
    Pair(
        "Is it a sum, divided by how many there are? That is a mean.",
        lambda one, other: (_is_sum(one) or _adds_up(one)) and follows_a_width(other),
    ),
    Pair(
        "Are both constants? They are one factor.",
        _are_constants,
    ),
    Pair(
        "Is one a constant, and does the other sit in the average, or in dC/da? They are one wrong mean.",
        _is_constant_beside,
    ),
)
