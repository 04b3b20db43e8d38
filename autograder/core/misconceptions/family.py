"""A family: a misconception with one free constant in it, such as a learning rate, which is read off the numbers.

A family stands in the catalogue as its usual member. What a constant is read from are cases that the student answered;
whether it is the same in all of them is for others to verify.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.core.chain import TRUE, Chain
from autograder.core.finding import Link
from autograder.core.misconceptions.misconception import Misconception
from autograder.core.network import Array

ENOUGH = 6
"""So many numbers are enough to read a constant from."""
NEAR = 1.0
"""No constant is looked for from where the numbers are off by more than this part of them."""
NEARER = 0.8
"""Examples lie so close together that one of them leaves less than this part of what the truth leaves."""
STEPS = 12
"""After so many steps of Newton's method a constant is found, or will not be."""
PRECISE = 1e-9
"""A step so small, as a part of the constant, is the last."""


@dataclass(frozen=True)
class Seen:
    """A case that a student answered with these numbers, in one row.

    `answer` is what a chain answers to it, likewise in one row, None where that is not as many numbers; `fits` whether
    these are the student's.
    """

    numbers: Array
    answer: Callable[[Chain], Array | None]
    fits: Callable[[Chain], bool]


Read = Callable[["Family", Sequence[Seen]], Iterator[float]]
"""The constants that could be meant, from the cases; those that are not right come first, the smallest at the front."""


@dataclass(frozen=True)
class Constant:
    """The constant of a family: its word, if a report shall give its value, some values, the usual one first.

    `is_broad` is whether every member changes the answers that the usual one changes, and none that no example changes.
    """

    word: str
    examples: tuple[float, ...]
    read: Read
    is_broad: bool = True


@dataclass(frozen=True, eq=False)
class Family:
    """Misconceptions that differ in one constant; `of(c)` is what such a one puts into the chain.

    In `formula` the constant is called c.
    """

    key: str
    link: Link
    name: str
    formula: str
    hint: str
    of: Callable[[float], Mapping[str, Callable[..., Any]]]
    constant: Constant

    def member(self, c: float) -> Member:
        """The misconception with this constant."""
        formula = re.sub(r"\bc\b", f"{c:.12g}", self.formula)
        return Member(self.key, self.link, self.name, formula, self.hint, self.of(c), family=self, constant=c)

    @cached_property
    def examples(self) -> tuple[Member, ...]:
        """Some members; the first stands in the catalogue."""
        return tuple(map(self.member, self.constant.examples))

    @property
    def usual(self) -> Member:
        """The member that stands in the catalogue."""
        return self.examples[0]


@dataclass(frozen=True, eq=False)
class Member(Misconception):
    """A misconception of a family."""

    family: Family = field(kw_only=True)
    constant: float = field(kw_only=True)

    @property
    def with_constant(self) -> str:
        """The constant in words, as "0.1 for the rate"; "" where it could be many."""
        word = self.family.constant.word
        return f"{self.constant:.3g} for {word}" if word else ""


def on_a_line(family: Family, seen: Sequence[Seen]) -> Iterator[float]:
    """Where the answers go along a line with the constant: from two members."""
    one, other, *_ = family.examples
    here, there = (_together(seen, member.chain) for member in (one, other))
    if here is not None and there is not None:
        along = there - here
        size = float(along @ along) or np.inf
        share = float(along @ (_numbers(seen) - here)) / size
        yield one.constant + share * (other.constant - one.constant)


def by_steps(family: Family, seen: Sequence[Seen]) -> Iterator[float]:
    """By Newton's method, from the example that is nearest; it must be well nearer than the truth."""
    truth = _together(seen, TRUE)
    if truth is not None:
        yield from _from_the_nearest(family, seen, truth, family.examples)


def by_size(power: int) -> Read:
    """By Newton's method; also from where what is wrong has its size, if it grows with this power of the constant."""

    def read(family: Family, seen: Sequence[Seen]) -> Iterator[float]:
        truth, usual = _together(seen, TRUE), _together(seen, family.usual.chain)
        if truth is None or usual is None:
            return
        along = usual - truth
        share = float(along @ (_numbers(seen) - truth)) / (float(along @ along) or np.inf)
        if share > 0 or (share < 0 and power % 2):
            start = family.usual.constant * float(np.sign(share)) * abs(share) ** (1 / power)
            yield from _from_the_nearest(family, seen, truth, (family.member(start), *family.examples))

    return read


def _from_the_nearest(family: Family, seen: Sequence[Seen], truth: Array, members: Sequence[Member]) -> Iterator[float]:
    numbers = _numbers(seen)
    far = {one.constant: _together(seen, one.chain) for one in members}
    known = {c: _norm(answer - numbers) for c, answer in far.items() if answer is not None}
    nearest = min(known, key=lambda c: known[c], default=None)
    if nearest is not None and known[nearest] < NEARER * _norm(truth - numbers):
        yield from _refined(family, seen, nearest)


def _norm(numbers: Array) -> float:
    return float(np.linalg.norm(numbers))


def _some(seen: Sequence[Seen]) -> Sequence[Seen]:
    """The first cases, as many as have enough numbers."""
    sizes = np.cumsum([one.numbers.size for one in seen])
    return seen[: int(np.searchsorted(sizes, ENOUGH)) + 1]


def _numbers(seen: Sequence[Seen]) -> Array:
    return np.concatenate([one.numbers for one in _some(seen)])


def _together(seen: Sequence[Seen], chain: Chain) -> Array | None:
    """What a chain answers to the first cases; None where it does not."""
    found = [one.answer(chain) for one in _some(seen)]
    answers = [answer for answer in found if answer is not None]
    return np.concatenate(answers) if len(answers) == len(found) else None


def _refined(family: Family, seen: Sequence[Seen], c: float) -> Iterator[float]:
    """The constant near c with which the answer is nearest to the numbers, if there is one."""
    numbers = _numbers(seen)
    room = NEAR * float(np.linalg.norm(numbers))
    for _ in range(STEPS):
        width = 1e-6 * abs(c) or 1e-6
        here = _together(seen, family.member(c).chain)
        if here is None or float(np.linalg.norm(here - numbers)) > room:
            return
        beside = _together(seen, family.member(c + width).chain)
        if beside is None:
            return
        room *= 0.7  # a constant that is there is neared with each step
        slope = (beside - here) / width
        size = float(slope @ slope)
        change = float(slope @ (numbers - here)) / size if size else np.nan
        if not np.isfinite(change):
            return
        c += change
        if abs(change) <= PRECISE * abs(c):
            break
    yield c


def largest(family: Family, seen: Sequence[Seen]) -> Iterator[float]:
    """The largest number: what was cut off ends there. It is more where samples were averaged after that."""
    top = float(np.max(np.abs(seen[0].numbers), initial=0.0))
    yield top
    yield from _refined(family, seen, 1.5 * top)


def between(place: str, looks_at: Callable[[Any], Array]) -> Read:
    """For a threshold: from between the values that the link at this place looks at, narrowed from case to case."""

    def values(one: Seen) -> list[float]:
        found: list[float] = []

        def noting(step: Any, *links: Array) -> Any:
            found.extend(np.ravel(looks_at(step)).tolist())
            return getattr(TRUE, place)(step, *links)

        one.answer(TRUE.with_(**{place: noting}))
        return found

    def read(family: Family, seen: Sequence[Seen]) -> Iterator[float]:
        spans = [(-np.inf, np.inf)]
        for number, one in enumerate(seen):
            looked_at = values(one)
            parts = [
                part
                for low, high in spans
                for part in pairwise(sorted({low, high, *(value for value in looked_at if low < value < high)}))
            ]
            if number and len(parts) == 1:
                continue  # nothing here tells more
            spans = [part for part in parts if one.fits(family.member(_inside(*part)).chain)]
            if not spans:
                return
        yield from (_inside(*span) for span in spans)

    return read


def _inside(low: float, high: float) -> float:
    if np.isinf(low):
        return high - 1 if np.isfinite(high) else 0.0
    return (low + high) / 2 if np.isfinite(high) else low + 1
