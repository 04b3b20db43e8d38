"""What was done to a gradient that was right: to all of its numbers alike, or to whole matrices of a network.

The matrices before a wrong one came through its delta. Where they are right, so is what was handed back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np

from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.rules import Rule
from autograder.core.finding import Link
from autograder.core.network import Array
from autograder.core.sameness import CLOSE, EXACT, same

Key = Callable[[int, tuple[str, ...]], str]
KEYS: tuple[Key, ...] = (
    lambda at, gs: f"Ws[{at - len(gs)}]",
    lambda at, _: f"Ws[{at}]",
    lambda _, gs: f"every matrix of {len(gs)}",
    lambda at, gs: f"Ws[{at}] of {len(gs)}",
)
"""What a mistake in some matrices may go by: the place from the end, from the front, how many there are, or both."""
BY_PLACE = (KEYS[0], KEYS[1], KEYS[3])
DECIMALS = range(7)
ENOUGH = 40
"""So many numbers are not in the same order as the right ones by accident."""
FEW = 2
"""So few numbers at one bound may be there by accident."""
FAR = 0.01
"""Numbers nearer to the right ones than this part of the largest are in their order because they are near."""
POWERS = (0, -1, 1, -2, 2)
"""Powers of the number of samples that a factor may be."""


@dataclass(frozen=True)
class Finished:
    """The right matrices and the student's, for each case, its activations, and the number of its samples.

    `which` are the matrices that are looked at, of so many `kinds`; none where it is all of them.
    """

    right: list[list[Array]]
    found: list[list[Array]]
    gs: list[tuple[str, ...]]
    samples: list[int]
    which: tuple[str, ...] = ()
    kinds: int = 0

    @cached_property
    def numbers(self) -> tuple[Array, Array]:
        """All numbers, the right ones and the student's."""
        right, found = ([np.ravel(part) for one in some for part in one] for some in (self.right, self.found))
        return np.concatenate(right), np.concatenate(found)

    @cached_property
    def factors(self) -> list[list[float]] | None:
        """By what each matrix is the right one multiplied; None if some matrix is more than that."""
        factors: list[list[float]] = []
        for some in zip(self.right, self.found, strict=True):
            factors.append([])
            for right, found in zip(*some, strict=True):
                factor = _factor(right, found)
                if factor is None:
                    return None
                factors[-1].append(factor)
        return factors

    def are(self, made: Callable[[Array], Array]) -> bool:
        """Whether each number is this function of the right one."""
        right, found = self.numbers
        return same(found, made(right), EXACT)

    def bounds(self) -> list[float]:
        """Where the numbers are cut off; nothing if they are not."""
        right, found = self.numbers
        low, high = float(np.min(found)), float(np.max(found))
        cut = np.count_nonzero(right < low), np.count_nonzero(right > high)
        if low == high or sum(cut) <= FEW or not self.are(lambda numbers: np.clip(numbers, low, high)):
            return []
        return [bound + 0.0 for bound, is_cut in zip((low, high), cut, strict=True) if is_cut]

    @cached_property
    def are_right(self) -> list[list[bool]]:
        """For each matrix whether it is right."""
        pairs = zip(self.right, self.found, strict=True)
        return [[same(yours, part, CLOSE) for part, yours in zip(*pair, strict=True)] for pair in pairs]

    @property
    def carry_nothing_wrong(self) -> bool:
        """Whether the first matrix is right wherever another is not: its gradient came back through all the others."""
        wrong = [some for some in self.are_right if not all(some)]
        return bool(wrong) and all(some[0] for some in wrong)

    @cached_property
    def part(self) -> Finished | None:
        """Those matrices only of which some are wrong, where others never are; told by the fewest right ones in it."""
        parts = [part for key in BY_PLACE if 0 < len((part := self._wrong_by(key)).which) < part.kinds]
        return min(parts, key=lambda part: sum(map(sum, part.are_right)), default=None)

    @property
    def sums(self) -> Finished:
        """The sums over the samples, before they are divided."""
        right, found = (
            [[n * part for part in some] for some, n in zip(every, self.samples, strict=True)]
            for every in (self.right, self.found)
        )
        return Finished(right, found, self.gs, self.samples, ("the sum over the samples",))

    def _wrong_by(self, key: Key) -> Finished:
        keys = [[key(at, gs) for at in range(len(gs))] for gs in self.gs]
        wrong = {
            one
            for some, are_right in zip(keys, self.are_right, strict=True)
            for one, is_right in zip(some, are_right, strict=True)
            if not is_right
        }
        right, found = (
            [[part for one, part in zip(*pair, strict=True) if one in wrong] for pair in zip(keys, every, strict=True)]
            for every in (self.right, self.found)
        )
        return Finished(right, found, self.gs, self.samples, tuple(sorted(wrong)), len(set(chain.from_iterable(keys))))


def _factor(right: Array, found: Array) -> float | None:
    factor = float(np.vdot(right, found)) / (float(np.vdot(right, right)) or 1.0)
    is_one = same(found, right, CLOSE)
    return 1.0 if is_one else factor if same(found, factor * right, CLOSE, float(np.max(np.abs(found)))) else None


def _said(*about: object) -> Callable[[Finished], Cause]:
    return lambda seen: Cause(None, shown="finished", about=(seen.which, *about))


def _decimals(seen: Finished) -> int | None:
    return next((d for d in DECIMALS if seen.are(lambda numbers: np.round(numbers, d))), None)  # noqa: B023


SIZES: tuple[Callable[[Array], Any], ...] = (
    np.linalg.norm,
    lambda part: np.max(np.abs(part)),
    lambda part: np.sum(np.abs(part)),
    lambda part: np.mean(np.abs(part)),
    np.std,
)
"""What numbers are divided by, so that they have one size."""


def have_one_size(seen: Finished) -> bool:
    """Whether each matrix that is not right, or each list with one, is the right one brought to the same size."""
    if seen.factors is None or min(factor for some in seen.factors for factor in some) <= 0:
        return False
    wrong = [
        [part for part, is_right in zip(*pair, strict=True) if not is_right]
        for pair in zip(seen.found, seen.are_right, strict=True)
    ]
    lists = [[np.concatenate(list(map(np.ravel, some)))] for some in seen.found]
    return any(
        _is_constant([[float(size(part)) for part in some] for some in parts if some])
        for parts in (wrong, lists)
        for size in SIZES
    )


def _is_constant(sizes: list[list[float]]) -> bool:
    """Whether these are all the same, in more than two cases; a single number has no spread."""
    every = np.array([size for some in sizes for size in some])
    return len(sizes) > 2 and bool(every[0] > 0) and same(every, np.full(len(every), every[0]), CLOSE)


def are_decided_by_the_right_ones(seen: Finished) -> bool:
    """Whether each number depends on the right one alone: one for 0, and rising or falling throughout on each side."""
    right, found = seen.numbers
    largest = float(np.max(np.abs(found)))
    if seen.factors is not None or np.max(np.abs(found - right)) <= FAR * max(largest, float(np.max(np.abs(right)))):
        return False
    of_zero = found[right == 0]
    if of_zero.size and np.ptp(of_zero) > EXACT * largest:
        return False
    sides = [np.diff(found[is_here][np.argsort(right[is_here])]) for is_here in (right < 0, right > 0)]
    return all(
        len(rises) > ENOUGH and (np.all(rises >= -EXACT * largest) or np.all(rises <= EXACT * largest))
        for rises in sides
    )


def are_multiples(seen: Finished) -> bool:
    """Whether each matrix is right times a number, which is another one for each, or for each depth.

    Those that are right are among them, with 1; so it is asked of all matrices.
    """
    if seen.which or seen.factors is None or all(len(some) == 1 for some in seen.factors):
        return False
    return any(not _is_one(some) for some in seen.factors) or len(set(_first_laws(seen, KEYS).values())) > 1


def _is_one(factors: list[float]) -> bool:
    return same(np.array(factors), np.full(len(factors), factors[0]), CLOSE)


def multiples(seen: Finished) -> Cause:
    """Which matrices are multiples, and by which factors, if something tells."""
    return _multiples(_first_laws(seen, KEYS))


def multiples_by_activation(seen: Finished) -> list[Cause]:
    """With which activations all numbers are multiples, and by which factors, if this tells those that are wrong."""
    laws = _first_laws(seen, [lambda at, gs: gs[at]]) if seen.factors is not None else {}
    return [_multiples(laws)] if len(set(laws.values())) > 1 else []


def _multiples(found: dict[str, tuple[float, int]]) -> Cause:
    off = tuple((matrix, *law) for matrix, law in found.items() if law != (1.0, 0))
    return Cause(_link(found), shown="multiples", about=off)


def _link(laws: dict[str, tuple[float, int]]) -> Link | None:
    """A factor that follows the samples is part of a mean; one that grows with each step back is handed back."""
    if any(power for _, power in laws.values()):
        return "average"
    (last, _), (once, _), (twice, _) = (laws.get(f"Ws[{at}]", (1.0, 0)) for at in (-1, -2, -3))
    return "back" if last == 1 and once != 1 and twice != 1 and abs(twice - once**2) <= CLOSE * abs(twice) else None


def _first_laws(seen: Finished, keys: Sequence[Key]) -> dict[str, tuple[float, int]]:
    """The factors by the first of the keys that tells them; none where none does."""
    return next((laws for key in keys if (laws := _laws(seen, key)) is not None), {})


def _laws(seen: Finished, key: Key) -> dict[str, tuple[float, int]] | None:
    """For each kind of matrix the factor c n^p, as (c, p); None if it is none, or too few cases tell."""
    groups: dict[str, list[tuple[float, int]]] = {}
    for some, gs, n in zip(seen.factors or [], seen.gs, seen.samples, strict=True):
        for at, factor in enumerate(some):
            groups.setdefault(key(at, gs), []).append((factor, n))
    laws = {one: _law(group) for one, group in groups.items()}
    known = {one: law for one, law in laws.items() if law is not None}
    return known if len(known) == len(laws) else None


def _law(group: list[tuple[float, int]]) -> tuple[float, int] | None:
    for power in POWERS:
        factors = [factor / float(n) ** power for factor, n in group]
        if len(group) > 1 and _is_one(factors):
            return round(factors[0], 6), power
    return None


FINISHED: tuple[Rule[Finished], ...] = (
    Rule(
        "Is each number the right one, rounded?",
        lambda seen: _decimals(seen) is not None,
        lambda seen: Cause(None, shown="finished", about=(seen.which, "rounded", _decimals(seen))),
    ),
    Rule("Is it the right one without its sign?", lambda seen: seen.are(np.abs), _said("absolute")),
    Rule("Is it the sign of the right one?", lambda seen: seen.are(np.sign), _said("sign")),
    Rule(
        "Is it cut off somewhere?",
        lambda seen: bool(seen.bounds()),
        lambda seen: Cause(None, shown="finished", about=(seen.which, "cut", *seen.bounds())),
    ),
    Rule("Have all that are not right the same size?", have_one_size, _said("size")),
    Rule(
        "Is each matrix of a network the right one times a number?",
        are_multiples,
        multiples,
    ),
    Rule(
        "Is each number decided by the right one alone, by the same rule everywhere?",
        are_decided_by_the_right_ones,
        _said("decided"),
    ),
)
"""Asked of all cases. What explains all numbers stands alone: nothing else is accused beside it."""
