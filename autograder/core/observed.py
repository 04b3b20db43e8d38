"""The judge: what came back of a case, and how it compares. Marks, diagnosis and follow-through all ask it.

Right is the closed form to 1e-11 of the sums that it is made of; or, with a note, what is right to the precision of
float32 because it was computed in float32. Whatever else is close is not exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.core.cases import Case
from autograder.core.chain import TRUE, Chain
from autograder.core.network import Array
from autograder.core.sameness import (
    BY_HAND,
    CLOSE,
    EXACT,
    GRADIENT_CHECK,
    NEAR,
    Comparison,
    as_numbers,
    same,
    shape_text,
    type_text,
)
from autograder.core.terms import DIRECTIONS
from autograder.reply import Ask, Reply

FLOAT32 = "computed in float32: right to about seven digits"
UNSEEN, SEEN = 1.0 + 2e-10, 1.0 + 1e-4
"""A change of the inputs that float32 code cannot see, and one that it does."""
SMALLEST = 1e-3
"""No element needs to be more exact than this part of the largest one asks for: it may be 0 by cancellation."""


@dataclass(frozen=True)
class Judgement:
    """How an answer compares; `note` is for a right answer, `got` for what came instead of numbers of that shape."""

    kind: Comparison
    note: str = ""
    got: str = ""

    @property
    def right(self) -> bool:
        """Whether the answer earns its marks."""
        return self.kind == "right"

    @property
    def is_float32(self) -> bool:
        """Whether the answer is right to the precision of float32."""
        return self.note == FLOAT32


@dataclass(frozen=True)
class Observed:
    """One case, what came back from its two calls, and how the first compares with the reference."""

    case: Case
    reply: Reply
    again: Reply
    judgement: Judgement

    @property
    def right(self) -> bool:
        """Whether the first answer earns its marks."""
        return self.judgement.right

    @property
    def answered(self) -> bool:
        """Whether numbers of the asked shape came back, right or wrong."""
        return self.judgement.kind in ("right", "close", "wrong")

    @property
    def is_steady(self) -> bool:
        """Whether both calls gave the same numbers; a sum in another order is the same."""
        both = self.reply.fault is None and self.again.fault is None
        return both and same(self.reply.value, self.again.value, EXACT)


def judged(case: Case, reply: Reply, ask: Ask, links: Chain = TRUE) -> Judgement:
    """How a reply compares with the answer of a chain: the lesson's, or one with a student's own links in it.

    `ask` calls the function again where it may be float32.
    """
    if reply.fault is not None:
        return Judgement("fault", got=reply.fault.kind)
    try:
        reference, scale = case.answer(links), case.scale
    except Exception:  # a student's own links may raise anything, and are then nobody's reference
        return Judgement("wrong")
    if case.slope is not None:
        return judge(reply.value, reference, np.max(scale), exact=GRADIENT_CHECK)
    judgement = judge(reply.value, reference, scale)
    # Next to own links there is no room for float32: they may be so small that anything is close.
    if judgement.kind == "close" and links is TRUE:
        is_near = judge(reply.value, reference, scale, exact=NEAR).right
        if is_rounded_to_float32(reply.value, reference) or _computes_in_float32(case, ask, is_near):
            return Judgement("right", FLOAT32)
    return judgement


def judge(value: Any, reference: Any, scale: Any, exact: float = EXACT) -> Judgement:
    """Hold a value against a reference, both an array or a list of arrays; element by element, shapes first."""
    if isinstance(reference, list):
        return _judge_list(value, reference, scale, exact)
    if isinstance(value, float) and isinstance(reference, float) and abs(value - reference) <= exact * scale:
        return Judgement("right")  # as most answers are
    numbers = as_numbers(value)
    if isinstance(numbers, str):
        return Judgement("none") if value is None else Judgement("type", got=numbers)
    reference, scale = np.asarray(reference), np.asarray(scale, dtype=float)
    note = container_note(value, reference)
    if numbers.shape != reference.shape:
        if without_ones(numbers.shape) != without_ones(reference.shape):
            return Judgement("shape", got=shape_text(numbers.shape))
        note = note or "an axis of length 1 more, or less, than was asked"
        numbers = numbers.reshape(reference.shape)
    if scale.shape != reference.shape:  # of a link that gives another shape than the true one
        scale = np.full(reference.shape, scale.max(initial=0.0))
    room = np.maximum(scale, SMALLEST * scale.max(initial=0.0))
    difference = np.abs(numbers - reference)
    # <= inside all(): with a NaN, "any(difference > bound)" would be a silent pass.
    if (difference <= exact * room).all():
        return Judgement("right", note)
    if not np.all(np.isfinite(numbers)):
        return Judgement("nan", got="inf" if np.any(np.isinf(numbers)) else "nan")
    return Judgement("close" if np.all(difference <= CLOSE * room) else "wrong", note)


ORDER: tuple[Comparison, ...] = ("type", "none", "shape", "nan", "wrong", "close", "right")
"""Of the matrices of a list, the one that is furthest from right decides."""


def _judge_list(value: Any, reference: list[Array], scale: Any, exact: float) -> Judgement:
    if value is None:
        return Judgement("none")
    is_stack = isinstance(value, np.ndarray) and value.ndim == 3
    if not is_stack and not isinstance(value, list | tuple):
        is_array = isinstance(value, np.ndarray)
        return Judgement("shape", got="one array") if is_array else Judgement("type", got=type_text(value))
    if len(value) != len(reference):
        return Judgement("shape", got=f"{len(value)} matrices")
    found = [judge(v, r, s, exact) for v, r, s in zip(value, reference, scale, strict=True)]
    return min(found, key=lambda judgement: (ORDER.index(judgement.kind), not judgement.note))


def container_note(value: Any, reference: Array) -> str:
    """A word about an unusual container that holds the right numbers; empty if there is nothing to say."""
    if isinstance(value, list | tuple) and reference.ndim:
        return f"a {type(value).__name__} where an array was asked"
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.dtype.itemsize < 8:
        return f"{value.dtype} where float64 was asked"
    if isinstance(value, np.ndarray) and value.dtype.kind == "b":
        return "True and False where numbers were asked"
    return ""


def is_rounded_to_float32(value: Any, reference: Any) -> bool:
    """Whether an answer is a float32 next to the right number, whatever it was computed in."""
    if isinstance(reference, list):
        return all(map(is_rounded_to_float32, value, reference))
    if getattr(value, "dtype", None) != np.float32:
        return False
    difference = np.abs(value.astype(float).reshape(np.shape(reference)) - reference)
    return bool(np.all(difference <= np.finfo(np.float32).eps * np.abs(reference)))


def _computes_in_float32(case: Case, ask: Ask, is_near: bool) -> bool:
    """Whether all of it is float32 arithmetic, or a part of it that sees one of the arguments.

    A part makes errors of float32 only: further away, something else is wrong as well.
    """
    rounded = as_float32(list(case.arguments))
    everything = range(len(rounded))
    arrays = [at for at in everything if not isinstance(rounded[at], str | int)]
    changes = [everything, *([at] for at in arrays if is_near)]
    inputs = [
        tuple(as_float32(part, factor) if at in which else part for at, part in enumerate(rounded))
        for which in changes
        for factor in (UNSEEN, SEEN)
    ]
    first, *others = ask(case.function.name, [tuple(rounded), *inputs])
    if first.fault or any(reply.fault for reply in others):
        return False
    pairs = zip(others[::2], others[1::2], strict=True)
    return any(is_float32(first.value, nudged.value, moved.value) for nudged, moved in pairs)


def is_float32(rounded: Any, nudged: Any, moved: Any) -> bool:
    """Whether answers show themselves to be float32 arithmetic.

    `rounded` answers inputs rounded to float32, `nudged` the same with inputs times 1 + 2e-10, which float32 code
    cannot see, and `moved` with inputs times 1 + 1e-4, which it can: a wrong constant would see neither. One input is
    enough where only a part is computed in float32.
    """
    return same(rounded, nudged, 0.0) and not same(rounded, moved, 0.0)


def as_float32(argument: Any, factor: float = 1.0) -> Any:
    """An argument rounded to float32, times a factor; still float64, lists item by item, other things as they are."""
    if isinstance(argument, list):
        return [as_float32(item, factor) for item in argument]
    if isinstance(argument, np.ndarray) and argument.dtype.kind == "f":
        return argument.astype(np.float32).astype(float) * factor
    return argument


def is_recorded(answer: object, right: float | str | None) -> bool:
    """Whether an answer worked by hand is the right number, to 0.001, or word; a direction counts for being given."""
    if right is None:
        return isinstance(answer, str) and answer in DIRECTIONS
    if isinstance(right, str):
        return isinstance(answer, str) and answer == right
    numbers = as_numbers(answer)
    return not isinstance(numbers, str) and numbers.size == 1 and bool(abs(numbers.reshape(()) - right) <= BY_HAND)


def is_zero(value: Any) -> bool:
    """Whether a value is numbers, and all of them 0."""
    numbers = [as_numbers(part) for part in (value if isinstance(value, list | tuple) else [value])]
    return bool(numbers) and all(isinstance(part, np.ndarray) and not np.any(part) for part in numbers)


def without_ones(shape: tuple[int, ...]) -> tuple[int, ...]:
    """A shape without its axes of length 1, which may be more or less than was asked."""
    return tuple(size for size in shape if size != 1)
