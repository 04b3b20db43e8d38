"""Entries of the catalogue in some layers only, or in the line of the weight gradient alone."""

from __future__ import annotations

import numpy as np

from autograder.core.chain import TRUE
from autograder.core.diagnosis.answers import answers_of
from autograder.core.diagnosis.drawn import WIDE, layers
from autograder.core.diagnosis.known.book import Book, Observations
from autograder.core.diagnosis.scaling import factors, follows_a_width
from autograder.core.misconceptions import Misconception, Placed
from autograder.core.misconceptions.placed import placed


def elsewhere(book: Book, observed: Observations) -> list[Placed]:
    """The entries that give all that was observed, at one place of a network."""
    wrong = [(case, reply) for case, reply in observed if reply.fault is None and not book.fits(reply, case, TRUE)]
    for case, reply in sorted(wrong, key=lambda pair: len(pair[0].batch.X)):
        near = book.near(everywhere(book), case, reply)
        if len(near) < len(everywhere(book)):  # few are left after the first case whose answer has the right shape
            found = [one for one in near if book.reproduces(one.chain, observed)]
            return list({one.key: one for one in reversed(found)}.values())[::-1]
    return []


def everywhere(book: Book) -> tuple[Placed, ...]:
    """Each entry at each place; not those that only multiply by a constant, or by 0, which any link could."""
    return book.once(_everywhere)


def at_other_places(book: Book, entry: Misconception) -> list[Placed]:
    """The entry at each of these places."""
    return [one for one in everywhere(book) if one.key == entry.key]


def in_hidden_layers(book: Book) -> list[Placed]:
    """All that show in no network of one matrix."""
    return [one for one in everywhere(book) if one.place.layers == "hidden"]


def _everywhere(book: Book) -> tuple[Placed, ...]:
    return tuple(one for entry in book.catalogue if not _is_constant(entry) for one in placed(entry))


def _is_constant(entry: Misconception) -> bool:
    answer = answers_of(entry.chain, layers("tanh", *WIDE)["base"].batch)
    is_zero = answer is not None and not np.any(answer[0])
    return is_zero or (factors(entry) is not None and not follows_a_width(entry))
