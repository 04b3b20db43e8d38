"""What counts as right: the numbers a call came back with, held against the closed form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.core.network import Array
from autograder.core.terms import DIRECTIONS

EXACT = 1e-11
"""Correct float64 code stays within 2e-13 of the scale; a central difference does not stay within this."""
CLOSE = 2e-5
"""float32 and difference quotients stay within this; the smallest real mistake measured is 7e-4."""


FLOAT32 = "computed in float32: right to about seven digits"


@dataclass(frozen=True)
class Judgement:
    """How an answer compares. `kind` is right, close, wrong, shape, type, nan or none; `note` is for a right answer."""

    kind: str
    note: str = ""
    got: str = ""

    @property
    def is_float32(self) -> bool:
        """Whether the answer is right to the precision of float32."""
        return self.note == FLOAT32

    @property
    def right(self) -> bool:
        """Whether the answer earns its marks."""
        return self.kind == "right"


RIGHT = Judgement("right")


def judge(value: Any, reference: Any, scale: Any, exact: float = EXACT) -> Judgement:
    """Hold a value against a reference, both an array or a list of arrays; element by element, shapes first."""
    if isinstance(reference, list):
        return _judge_list(value, reference, scale, exact)
    if isinstance(value, float) and isinstance(reference, float) and abs(value - reference) <= exact * scale:
        return RIGHT  # as most answers are
    numbers = as_numbers(value)
    if isinstance(numbers, Judgement):
        return numbers
    reference, scale = np.asarray(reference), np.asarray(scale, dtype=float)
    note = container_note(value, reference)
    if numbers.shape != reference.shape:
        if _without_ones(numbers.shape) != _without_ones(reference.shape):
            return Judgement("shape", got=shape_text(numbers.shape))
        note = note or "an axis of length 1 more, or less, than was asked"
        numbers = numbers.reshape(reference.shape)
    if scale.shape != reference.shape:  # of a link that gives another shape than the true one
        scale = np.full(reference.shape, scale.max(initial=0.0))
    room = np.maximum(scale, 1e-3 * scale.max(initial=0.0))
    difference = np.abs(numbers - reference)
    # <= inside all(): with a NaN, "any(difference > bound)" would be a silent pass.
    if (difference <= exact * room).all():
        return Judgement("right", note)
    if not np.all(np.isfinite(numbers)):
        return Judgement("nan", got="inf" if np.any(np.isinf(numbers)) else "nan")
    return Judgement("close" if np.all(difference <= CLOSE * room) else "wrong", note)


def _judge_list(value: Any, reference: list[Array], scale: Any, exact: float) -> Judgement:
    if value is None:
        return Judgement("none")
    if not isinstance(value, list | tuple | np.ndarray):
        return Judgement("type", got=type_text(value))
    count = (
        value.shape[0]
        if isinstance(value, np.ndarray) and value.ndim == 3
        else len(value)
        if isinstance(value, list | tuple)
        else -1
    )
    if count != len(reference):
        return Judgement("shape", got="one array" if count < 0 else f"{count} matrices")
    judged = [judge(v, r, s, exact) for v, r, s in zip(value, reference, scale, strict=True)]
    order = ("type", "none", "shape", "nan", "wrong", "close", "right")
    return min(judged, key=lambda judgement: (order.index(judgement.kind), not judgement.note))


def as_numbers(value: Any) -> Array | Judgement:
    """The value as an array of real numbers, or what stands in the way."""
    if value is None:
        return Judgement("none")
    try:
        numbers = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return Judgement("type", got="rows of different lengths")
    if numbers.dtype.kind not in "biuf" or isinstance(value, dict | str):
        return Judgement("type", got="complex numbers" if numbers.dtype.kind == "c" else type_text(value))
    return numbers.astype(float) if numbers.dtype.kind in "bu" or numbers.dtype.itemsize < 8 else numbers


def container_note(value: Any, reference: Array) -> str:
    """A word about an unusual container that holds the right numbers; empty if there is nothing to say."""
    if isinstance(value, list | tuple) and reference.ndim:
        return f"a {type(value).__name__} where an array was asked"
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.dtype.itemsize < 8:
        return f"{value.dtype} where float64 was asked"
    if isinstance(value, np.ndarray) and value.dtype.kind == "b":
        return "True and False where numbers were asked"
    return ""


def same_numbers(once: Any, twice: Any, room: float = 0.0) -> bool:
    """Whether two values are the same numbers, up to a part `room` of the largest; nan is like nan."""
    if isinstance(once, float) and isinstance(twice, float) and once == twice:
        return True
    first, second = as_numbers(once), as_numbers(twice)
    if isinstance(once, list | tuple) and isinstance(twice, list | tuple) and isinstance(first, Judgement):
        return len(once) == len(twice) and all(same_numbers(a, b, room) for a, b in zip(once, twice, strict=True))
    if isinstance(first, Judgement) or isinstance(second, Judgement):
        return isinstance(first, Judgement) and isinstance(second, Judgement) and first == second
    if first.shape != second.shape:
        return False
    if (first == second).all():
        return True
    size = float(np.max(np.abs(first[np.isfinite(first)]), initial=0.0))
    return bool(np.allclose(first, second, rtol=0.0, atol=room * size, equal_nan=True))


def is_zero(value: Any) -> bool:
    """Whether a value is numbers, and all of them 0."""
    numbers = [as_numbers(part) for part in (value if isinstance(value, list | tuple) else [value])]
    return bool(numbers) and all(isinstance(part, np.ndarray) and not np.any(part) for part in numbers)


def is_rounded_to_float32(value: Any, reference: Any) -> bool:
    """Whether an answer is a float32 next to the right number, whatever it was computed in."""
    if isinstance(reference, list):
        return all(map(is_rounded_to_float32, value, reference))
    if getattr(value, "dtype", None) != np.float32:
        return False
    difference = np.abs(value.astype(float).reshape(np.shape(reference)) - reference)
    return bool(np.all(difference <= np.finfo(np.float32).eps * np.abs(reference)))


def is_float32(rounded: Any, nudged: Any, moved: Any) -> bool:
    """Whether answers show themselves to be float32 arithmetic.

    `rounded` answers inputs rounded to float32, `nudged` the same with inputs times 1 + 2e-10, which float32 code
    cannot see, and `moved` with inputs times 1 + 1e-4, which it can: a wrong constant would see neither. One input is
    enough where only a part is computed in float32.
    """
    return same_numbers(rounded, nudged) and not same_numbers(rounded, moved)


def as_float32(argument: Any, factor: float = 1.0) -> Any:
    """An argument rounded to float32, times a factor; still float64, lists item by item, other things as they are."""
    if isinstance(argument, list):
        return [as_float32(item, factor) for item in argument]
    if isinstance(argument, np.ndarray) and argument.dtype.kind == "f":
        return argument.astype(np.float32).astype(float) * factor
    return argument


def _without_ones(shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(size for size in shape if size != 1)


def shape_text(shape: tuple[int, ...]) -> str:
    """(3,) as the notebooks write it; a single number has no shape."""
    return str(tuple(map(int, shape))) if shape else "a single number"


def type_text(value: Any) -> str:
    """The name of a value's type in plain words."""
    names = {
        "str": "text",
        "dict": "a dict",
        "list": "a list that is not all numbers",
        "ndarray": "an array that is not all numbers",
    }
    return names.get(type(value).__name__, f"a {type(value).__name__}")


def is_recorded(answer: object, right: float | str | None) -> bool:
    """Whether an answer worked by hand is the right number, to 0.001, or word; a direction counts for being given."""
    if right is None:
        return isinstance(answer, str) and answer in DIRECTIONS
    if isinstance(right, str):
        return isinstance(answer, str) and answer == right
    numbers = as_numbers(answer)
    return not isinstance(numbers, Judgement) and numbers.size == 1 and bool(abs(numbers.reshape(()) - right) <= 1e-3)
