"""What an earlier function answers when it is right: what a composite is run with, to see whether the rest is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.core.lesson import answer, exercise
from autograder.reply import Ask, Reply

LARGEST = 4096
"""Elements of an array, or samples, that a correct answer is worked out for: a question may not exhaust the grader."""


def correct_parts(function: str, arguments: tuple[Any, ...]) -> Any:
    """The grader's side of an ask. ValueError for the absurd."""
    given = tuple(np.asarray(part) if isinstance(part, list | tuple) else part for part in arguments)
    arrays = [part for part in given if isinstance(part, np.ndarray)]
    if any(part.dtype.kind not in "biuf" or part.size > LARGEST or 0 in part.shape or part.ndim > 2 for part in arrays):
        raise ValueError("not the arguments of an exercise")
    if not exercise(function).function.arguments.fit(*(np.shape(part) for part in given)):
        raise ValueError("the shapes do not belong together")
    return answer(function, given)


class CorrectParts:
    """Answers asks of one composite. It keeps them, and in words those that cannot be answered."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self.refused: list[str] = []

    def __call__(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The right answer; ValueError for the absurd."""
        self.asked.append((function, arguments))
        try:
            return correct_parts(function, arguments)
        except ValueError:
            named = zip(exercise(function).function.parameters, arguments, strict=False)
            given = ", ".join(f"{name} {np.shape(part)}" for name, part in named if np.shape(part))
            self.refused.append(f"{function} with {given}")
            raise


def silent(ask: Ask) -> Ask:
    """Calls beside correct parts: what the student's code says there may quote them, and is not shown."""

    def asked(function: str, calls: Sequence[tuple[Any, ...]]) -> Sequence[Reply]:
        replies = ask(function, calls)
        return [replace(r, fault=replace(r.fault, text="", module="")) if r.fault else r for r in replies]

    return asked
