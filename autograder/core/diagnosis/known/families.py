"""Families of the book: a constant is read off the student's numbers, and must then give all of them.

A family fits nearly anything that was seen once. So what it explains must be explained in every case, and far better
than by the right gradient, by no gradient, or by the family without its constant.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache, partial

import numpy as np

from autograder.core.cases import Case
from autograder.core.chain import TRUE, Chain
from autograder.core.diagnosis.known.book import Book, Observations, predicted, worked_out
from autograder.core.misconceptions import Family, Member
from autograder.core.misconceptions.family import Seen
from autograder.core.network import Array
from autograder.core.sameness import CLOSE, EXACT, in_one_row, same
from autograder.reply import Reply

LEFT = 0.01
"""At most this part of what has to be explained may be left unexplained."""
NOTHING = 1e-9
"""A constant so small is none."""


def members(book: Book, observed: Observations) -> list[Member]:
    """Of each family that gives all that was observed, the member that does; those with a negative constant last."""
    rows = [in_one_row(reply.value) for _, reply in observed]
    rights = [in_one_row(case.answer()) for case, _ in observed]
    if any(reply.fault for _, reply in observed) or not _are_alike(rows, rights) or _is_one_factor(rows, rights):
        return []
    by_size = sorted(observed, key=lambda pair: _size(pair[1]))
    is_right = [book.fits(reply, case, TRUE) for case, reply in by_size]
    odd = [pair for pair, right in zip(by_size, is_right, strict=True) if not right]
    others = [pair for pair, right in zip(by_size, is_right, strict=True) if right]
    ordered = [*odd, *others]
    right = [case for case, reply in others if same(reply.value, case.answer(), EXACT, case.scale)]
    kept = book.once(_kept)
    seen = [_seen(book, kept, *pair) for pair in ordered]
    found = []
    for family, usual in book.families.items():
        if family.constant.is_broad and (
            any(_touches(usual, case) for case in right)
            or not all(any(_touches(one, case) for one in family.examples) for case, _ in odd)
        ):
            continue
        found += _fitting(book, family, seen, ordered)[:1]
    return sorted(found, key=lambda member: member.constant < 0)


def _kept(book: Book) -> frozenset[Chain]:
    """The chains whose answers are worked out once, not once per submission."""
    return frozenset((TRUE, *(one.chain for family in book.families for one in family.examples)))


def _fitting(book: Book, family: Family, seen: Sequence[Seen], ordered: Observations) -> list[Member]:
    """The members of one family that give every case, each constant once."""
    constants = dict.fromkeys(float(f"{c:.9g}") for c in family.constant.read(family, seen))
    some = [family.member(c) for c in constants if abs(c) > NOTHING]
    return [one for one in some if book.reproduces(one.chain, ordered) and _explains(one, seen)]


def _explains(member: Member, seen: Sequence[Seen]) -> bool:
    """Whether little is left of what the truth, no gradient, and the family without its constant leave."""
    left = _distance(seen, member.chain)
    with np.errstate(all="ignore"):
        without = _distance(seen, member.family.member(0.0).chain)
    others = [_distance(seen, TRUE), float(np.linalg.norm(np.concatenate([_truth(one) for one in seen]))), without]
    return all(left <= LEFT * other for other in others if np.isfinite(other))


def _distance(seen: Sequence[Seen], chain: Chain) -> float:
    """How far a chain is from the student's numbers, over all cases; inf where it gives none."""
    found = [one.answer(chain) for one in seen]
    parts = [one.numbers - answer for one, answer in zip(seen, found, strict=True) if answer is not None]
    return float(np.linalg.norm(np.concatenate(parts))) if len(parts) == len(seen) else np.inf


def _truth(one: Seen) -> Array:
    answer = one.answer(TRUE)
    return np.zeros(0) if answer is None else answer


def _seen(book: Book, kept: Collection[Chain], case: Case, reply: Reply) -> Seen:
    numbers = in_one_row(reply.value)
    assert numbers is not None

    def answer(chain: Chain) -> Array | None:
        value = (predicted if chain in kept else worked_out)(chain, case)
        row = None if isinstance(value, str) else in_one_row(value)
        return row if row is not None and row.shape == numbers.shape else None

    return Seen(numbers, answer, partial(book.fits, reply, case))


def _are_alike(rows: Sequence[Array | None], rights: Sequence[Array | None]) -> bool:
    """Whether there are as many numbers as there should be, in each case."""
    pairs = zip(rows, rights, strict=True)
    return all(a is not None and b is not None and a.shape == b.shape and np.isfinite(a).all() for a, b in pairs)


def _is_one_factor(rows: Sequence[Array | None], rights: Sequence[Array | None]) -> bool:
    """Whether it is the right answer times one number: that may be anything, and no family is made of it."""
    row, right = (np.concatenate([part for part in parts if part is not None]) for parts in (rows, rights))
    factor = float(row @ right) / (float(right @ right) or 1.0)
    return same(row, factor * right, CLOSE)


def _size(reply: Reply) -> int:
    row = in_one_row(reply.value)
    return 0 if row is None else row.size


@lru_cache(maxsize=65536)
def _touches(entry: Member, case: Case) -> bool:
    """Whether an entry changes the answer to a case."""
    found = predicted(entry.chain, case)
    return isinstance(found, str) or not same(found, case.answer(), EXACT, case.scale)
