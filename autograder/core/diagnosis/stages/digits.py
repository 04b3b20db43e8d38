"""Answers that have lost the digits behind the point: in an array of integers, by // or by rounding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from autograder.core.diagnosis.examination import Examination
from autograder.core.diagnosis.explanation import Cause
from autograder.core.network import Array
from autograder.core.observed import Observed
from autograder.core.sameness import in_one_row

MOST_DIGITS = 4
"""With more digits than these an answer is close."""
SEVERAL = 4
"""Fewer different whole numbers may be signs."""
ROOM = 1e-9
"""A number so near to a whole one is one."""
CUTS: Mapping[str, Callable[[Array], Array]] = {
    "rounded": np.round,
    "cut": np.trunc,
    "rounded down": np.floor,
    "rounded up": np.ceil,
}


def digits_lost(seen: Examination) -> list[Cause]:
    """What is to be said where every number of every answer is whole, or the right one with fewer digits."""
    if not all(o.answered for o in seen.observed):
        return []
    own, right = (np.concatenate(rows) for rows in zip(*map(_rows, seen.observed), strict=True))
    digits = next((some for some in range(MOST_DIGITS + 1) if _are_whole(own * 10**some)), None)
    if digits is not None and not _are_constant(seen.odd):
        by = 10**digits
        how = next((how for how, cut in CUTS.items() if _is_cut(own * by, right * by, cut)), None)
        if how:  # the right ones to the end: so it was done last
            return [Cause(seen.exercise.links[-1], shown="fewer digits", about=(how, digits))]
    if digits == 0 and _are_several(own):
        return [Cause(seen.only_link, shown="whole", about=("",))]
    if not seen.exercise.function.takes_samples:
        return []
    sums = [_times_samples(o) for o in seen.observed]
    if _are_whole(np.concatenate(sums)) and any(map(_are_several, sums)):
        return [Cause(None, shown="whole", about=(", times the number of samples,",))]
    return []


def _are_constant(odd: Sequence[Observed]) -> bool:
    """Whether it is one number that is wrong, and not 0: that is a link which is lost rather than cut."""
    numbers = np.concatenate([_rows(o)[0] for o in odd])
    return bool(numbers[0] != 0 and np.all(numbers == numbers[0]))


def _are_several(numbers: Array) -> bool:
    """Whether these are more different numbers than signs, or what a threshold makes."""
    return len(np.unique(numbers)) >= SEVERAL


def _rows(o: Observed) -> tuple[Array, Array]:
    rows = in_one_row(o.reply.value), in_one_row(o.case.answer())
    assert rows[0] is not None
    assert rows[1] is not None
    return rows[0], rows[1]


def _times_samples(o: Observed) -> Array:
    return _rows(o)[0] * len(o.case.batch.X)


def _are_whole(numbers: Array) -> bool:
    return bool(np.all(np.abs(numbers - np.round(numbers)) <= ROOM * np.maximum(1, np.abs(numbers))))


def _is_cut(own: Array, right: Array, cut: Callable[[Array], Array]) -> bool:
    """Whether these are the right numbers without what stands behind the point; next to a whole one either may be."""
    whole = np.round(own)
    return bool(np.all((cut(right - ROOM) == whole) | (cut(right + ROOM) == whole)))
