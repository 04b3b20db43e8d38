"""The smallest public example on which a function fails, and what a finite difference says there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.core.chain import ABSOLUTE, TRUE
from autograder.core.finding import Evidence
from autograder.core.finite_differences import STEP, nudged_loss
from autograder.core.functions.function import Function
from autograder.core.lesson import Exercise
from autograder.core.misconceptions import Misconception
from autograder.core.sameness import CLOSE, as_numbers, same
from autograder.reply import Ask, Reply

Arguments = tuple[Any, ...]
Failure = tuple[Arguments, Reply]
"""An example on which a function fails, and what came back."""


def failing_examples(exercise: Exercise, ask: Ask, in_place: Ask | None = None) -> list[Failure]:
    """The examples on which the function fails, the simplest first, and what came back.

    Where `ask` gives it correct parts, `in_place` calls it as it stands in the student's own kernel: what is quoted
    comes from there. Examples for which both say the same come first: there nothing else is at fault.
    """
    tried, function = exercise.function.arguments.examples, exercise.function
    replies = ask(exercise.name, tried)
    quoted = replies if in_place is None else in_place(exercise.name, tried)
    failing = [
        (arguments, own, _is_like(reply, own))
        for arguments, reply, own in zip(tried, replies, quoted, strict=True)
        if _fails(reply, function, arguments) and _fails(own, function, arguments)
    ]
    return [(arguments, own) for arguments, own, _ in sorted(failing, key=lambda one: not one[2])]


def _fails(reply: Reply, function: Function, arguments: Arguments) -> bool:
    return reply.fault is not None or not _is(reply.value, function, arguments)


def _is_like(reply: Reply, own: Reply) -> bool:
    if reply.fault is not None or own.fault is not None:
        both = reply.fault, own.fault
        return all(both) and len({(fault.exception, fault.line) for fault in both if fault}) == 1
    return same(own.value, reply.value, CLOSE)


def _is(value: Any, function: Function, arguments: Arguments) -> bool:
    """Whether a value is the right answer."""
    return same(value, function.answer(TRUE, *arguments), CLOSE, function.answer(ABSOLUTE, *arguments))


def shown(exercise: Exercise, failing: Sequence[Failure], entry: Misconception | None) -> Evidence | None:
    """The simplest example on which the function fails, and in which an entry, if one is named, makes a difference."""
    for arguments, reply in failing:
        if entry is None or not entry.put or _matters(entry, exercise.function, arguments):
            return _evidence(exercise.function, arguments, reply)
    return _evidence(exercise.function, *failing[0]) if failing else None


def _matters(entry: Misconception, function: Function, arguments: Arguments) -> bool:
    try:
        return not _is(function.answer(entry.chain, *arguments), function, arguments)
    except Exception:  # a wrong link raises what numpy raises
        return True


def _evidence(function: Function, arguments: Arguments, reply: Reply) -> Evidence | None:
    """The call, what came back, and the finite difference."""
    right = function.answer(TRUE, *arguments)
    if reply.fault is None and reply.value is not None:
        return _contrast(function, arguments, reply.value, right)
    if reply.fault is not None and reply.fault.kind != "raised":
        return None
    came = reply.fault.exception if reply.fault else "None"
    at = "" if np.size(first_part(right)) == 1 else " for the first number"
    return Evidence(call_text(function.name, arguments), came, short(first(right)) + at)


def _contrast(function: Function, arguments: Arguments, value: Any, right: Any) -> Evidence | None:
    at = _clearest_difference(value, right)
    call = call_text(function.name, arguments)
    if at is not None and at[1] == NOWHERE:
        return None
    if at is None:
        return Evidence(call, short(value), f"has {shape_of(right)}")
    matrix, index = at
    yours = value if matrix is None else value[matrix]
    number = float(np.reshape(yours, np.shape(right if matrix is None else right[matrix]))[index])
    place = f"[{', '.join(map(str, index))}]" if index else ""
    place = f"[{matrix}]{place}" if matrix is not None else place
    slope, moved = _difference(function, arguments, matrix or 0, index)
    digits = 2 if short(number) != short(slope) else 6
    if moved:
        change, yours = short(slope * STEP, digits), short(number * STEP, digits)
        moved = f" (raising {moved} by 0.00001 changed C by {change}; your slope predicts {yours})"
    return Evidence(call + place, short(number, digits), short(slope, digits) + moved)


NOWHERE = (-1,)
USUAL = 0.1
"""A number below this part of the largest one is small."""


def _clearest_difference(value: Any, right: Any) -> tuple[int | None, tuple[int, ...]] | None:
    """Where an answer differs most, as a part of the number itself: the matrix, and the element in it.

    None where its shape is another one.
    """
    if isinstance(right, list):
        if not isinstance(value, list | tuple) or len(value) != len(right):
            return None
        for matrix, (part, wanted) in enumerate(zip(value, right, strict=True)):
            found = _clearest_difference(part, wanted)
            if found is None:
                return None
            if found[1] != NOWHERE:
                return matrix, found[1]
        return None, NOWHERE
    numbers = as_numbers(value)
    if isinstance(numbers, str) or numbers.squeeze().shape != np.squeeze(right).shape:
        return None
    yours, largest = numbers.reshape(np.shape(right)), float(np.max(np.abs(right)))
    off = np.abs(yours - right)
    is_wrong = ~(off <= CLOSE * max(1.0, largest))
    if not np.any(is_wrong):
        return None, NOWHERE
    # Of small numbers the difference is a part of what is usual here: else rounding would look like a mistake.
    usual = np.maximum.reduce([np.abs(right), np.abs(yours), np.full(off.shape, USUAL * largest + CLOSE)])
    part = np.where(is_wrong, np.round(np.nan_to_num(off / usual, nan=np.inf, posinf=np.inf), 3), -1.0)
    return None, tuple(map(int, np.unravel_index(int(np.argmax(part)), part.shape)))


def _difference(function: Function, arguments: Arguments, matrix: int, index: tuple[int, ...]) -> tuple[float, str]:
    """The finite difference at one element, and for a gradient the weight that was moved."""
    if function.difference is not None:
        return function.difference(index, *arguments), ""
    gradient = function.gradient
    batch = gradient.batch(*arguments)
    j, k = *gradient.index(*arguments), *index
    up, down = (nudged_loss(batch, matrix, j, k, by) for by in (STEP, -STEP))
    return (up - down) / (2 * STEP), f"{f'Ws[{matrix}]' if gradient.is_list else 'W'}[{j}, {k}]"


def first_part(value: Any) -> Any:
    """An answer, or the first matrix of a list."""
    return value[0] if isinstance(value, list) else value


def first(value: Any) -> float:
    """The first number of an answer."""
    return float(np.ravel(first_part(value))[0])


def shape_of(right: Any) -> str:
    """The shape, or the shapes, that were asked for."""
    shapes = [np.shape(part) for part in (right if isinstance(right, list) else [right])]
    return f"shape {' and '.join(map(str, shapes))}" if all(shapes) else "one number"


def short(value: Any, digits: int = 2) -> str:
    """A number with a few digits; anything else in at most 60 characters."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, int | float | np.number):
        number = float(np.real(value))
        return f"{number:.{digits}g}" if abs(number) > 1e-9 else "0"
    with np.printoptions(precision=2, suppress=True):
        text = " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:57] + "..."


def call_text(function: str, arguments: Arguments) -> str:
    """The call as a student would type it."""
    return f"{function}({', '.join(_typed(argument) for argument in arguments)})"


def _typed(argument: Any) -> str:
    if isinstance(argument, list):
        return f"[{', '.join(map(_typed, argument))}]"
    if isinstance(argument, np.ndarray):
        return f"np.array({argument.tolist()!r})"
    return repr(argument)
