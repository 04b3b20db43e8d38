"""When two values are the same numbers: every tolerance with its reason, and the one function that uses them.

Measured: correct float64 code stays within 2e-13 of the right answer, as a part of the sums that it is made of; float32
code and difference quotients within 2e-5; the smallest real mistake is 7e-4 away.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from autograder.core.network import Array

EXACT = 1e-11
"""Right: fifty times what correct float64 code is off by; a central difference does not stay within this."""
GRADIENT_CHECK = 1e-7
"""Right, for a gradient check: a good central difference is off by 1e-9, a one-sided one by 3e-7 at its best step."""
NEAR = 5e-7
"""As far from the right number as a few operations in float32 may lead."""
CLOSE = 2e-5
"""The same numbers, computed in float32 or as a difference quotient."""
SAME = 1e-4
"""The same, for quotients of answers: dividing by a small link makes an error of float32 larger."""
BY_HAND = 1e-3
"""The same, for a number worked out by hand."""

Comparison = Literal["right", "close", "wrong", "shape", "type", "nan", "none", "fault"]
"""How an answer compares with the reference."""


def same(one: Any, other: Any, within: float, scale: Any = 0.0) -> bool:
    """Whether two values are the same numbers, up to a part `within` of the largest of `other`, or of `scale`.

    Lists of arrays are compared part by part (then `scale` may be a list, too); axes of length 1 do not count; nan is
    like nan. Values that are not numbers are the same if they are not numbers for the same reason.
    """
    if isinstance(one, float) and isinstance(other, float) and one == other:
        return True  # as most answers are
    if _is_parts(other):
        scales = scale if isinstance(scale, list) and len(scale) == len(other) else [largest(scale)] * len(other)
        is_list = isinstance(one, list | tuple) and len(one) == len(other)
        return is_list and all(map(same, one, other, [within] * len(other), scales))
    first, second = as_numbers(one), as_numbers(other)
    if isinstance(first, str) or isinstance(second, str):
        return isinstance(first, str) and isinstance(second, str) and first == second
    if first.shape != second.shape:
        first, second = first.squeeze(), second.squeeze()
        if first.shape != second.shape:
            return False
    if (first == second).all():
        return True
    size = float(np.abs(second).max(initial=0.0))
    if np.isfinite(size):
        # <= inside all(): with a NaN, "any(difference > bound)" would be a silent pass.
        return bool((np.abs(first - second) <= within * max(largest(scale), size)).all())
    size = float(np.abs(second[np.isfinite(second)]).max(initial=0.0))
    room = within * max(largest(scale), size)
    return bool(np.allclose(first, second, rtol=0.0, atol=room, equal_nan=True))


def _is_parts(value: Any) -> bool:
    """Whether a value is a list of arrays, or of whatever is not a plain number."""
    return isinstance(value, list | tuple) and not all(isinstance(part, int | float | np.number) for part in value)


def alike(*values: Any) -> bool:
    """Whether all are there (not None) and are the same numbers, as quotients of answers are."""
    if any(value is None for value in values):
        return False
    scale = max(float(np.max(np.abs(value), initial=0.0)) for value in values)
    return all(same(value, values[0], SAME, scale) for value in values[1:])


def largest(scale: Any) -> float:
    """The largest number of a scale, which may be a list of arrays."""
    parts = scale if isinstance(scale, list) else [scale]
    return max(float(np.max(part, initial=0.0)) for part in parts)


def as_numbers(value: Any) -> Array | str:
    """The value as an array of real numbers, or a word for what it is instead."""
    if value is None:
        return "nothing"
    if _holds_words(value):  # of one long text among many empty ones numpy makes them all that long
        return type_text(value)
    try:
        numbers = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return "rows of different lengths"
    if numbers.dtype.kind not in "biuf":
        return "complex numbers" if numbers.dtype.kind == "c" else type_text(value)
    return numbers.astype(float) if numbers.dtype.kind in "bu" or numbers.dtype.itemsize < 8 else numbers


def _holds_words(value: Any) -> bool:
    """Whether a value is, or has in its lists, what numpy makes no number of."""
    if isinstance(value, list | tuple):
        return any(map(_holds_words, value))
    return not isinstance(value, bool | int | float | complex | np.ndarray | np.generic)


def in_one_row(value: Any) -> Array | None:
    """All numbers of an answer, which may be a list of arrays; None where it is something else."""
    parts = [as_numbers(part) for part in (value if isinstance(value, list | tuple) else [value])]
    arrays = [np.ravel(part) for part in parts if isinstance(part, np.ndarray)]
    return np.concatenate(arrays) if arrays and len(arrays) == len(parts) else None


def type_text(value: Any) -> str:
    """The name of a value's type in plain words."""
    names = {
        "str": "text",
        "dict": "a dict",
        "list": "a list that is not all numbers",
        "ndarray": "an array that is not all numbers",
    }
    return names.get(type(value).__name__, f"a {type(value).__name__}")


def shape_text(shape: tuple[int, ...]) -> str:
    """(3,) as the notebooks write it; a single number has no shape."""
    return str(tuple(map(int, shape))) if shape else "a single number"
