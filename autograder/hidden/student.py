"""The `student` of the hidden cases: what one submission answers, each case called twice and remembered."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from random import Random
from typing import Any, NoReturn

import numpy as np
import pytest

from autograder import sandbox
from autograder.core.cases import Case, cases
from autograder.core.chain import TRUE, Chain
from autograder.core.finite_differences import central_differences, room
from autograder.core.lesson import EXERCISES, Exercise, Facet, exercise
from autograder.core.network import Array
from autograder.core.observed import Observed, judged, without_ones
from autograder.core.sameness import CLOSE, as_numbers, shape_text
from autograder.reply import Reply


class Student:
    """A submission's functions, as the hidden cases see them.

    `links` is the chain that its answers are held against: the true one, or one with the student's own links.
    """

    def __init__(self, code: sandbox.Code, seed: str, links: Chain = TRUE) -> None:
        self.code = code
        self.seed = seed
        self.links = links
        self._replies: dict[str, dict[Case, tuple[Reply, Reply]]] = {}
        self._observed: dict[Case, Observed] = {}

    def with_links(self, links: Chain) -> Student:
        """The same answers, held against another chain."""
        other = Student(self.code, self.seed, links)
        other._replies = self._replies
        return other

    @property
    def is_held_against_truth(self) -> bool:
        """Whether the reference is the lesson's own chain, so that the loss itself can be asked."""
        return self.links is TRUE

    def observed(self, exercise: Exercise, facet: Facet | None = None) -> list[Observed]:
        """The cases of a facet, or all of an exercise, with what came back."""
        replies = self._called(exercise)
        wanted = all_cases(exercise, self.seed) if facet is None else cases(exercise, facet, self.seed)
        return [self._observe(case, *replies[case]) for case in wanted]

    def value(self, exercise: Exercise) -> Reply:
        """What the student assigned to the exercise's name."""
        return self.code.value(exercise.name)

    def _called(self, exercise: Exercise) -> dict[Case, tuple[Reply, Reply]]:
        if exercise.name not in self._replies:
            draw, called = Random(self.seed), all_cases(exercise, self.seed)
            once, again = (draw.sample(called, len(called)) for _ in range(2))
            again.sort(key=shapes)  # what is kept until another shape comes does not show otherwise
            replies = self.code.call_many(exercise.name, [arguments(case) for case in (*once, *again)])
            first, second = (
                dict(zip(order, replies[at:], strict=False)) for order, at in ((once, 0), (again, len(once)))
            )
            self._replies[exercise.name] = {case: (first[case], second[case]) for case in called}
        return self._replies[exercise.name]

    def _observe(self, case: Case, reply: Reply, again: Reply) -> Observed:
        if case not in self._observed:
            judgement = judged(case, reply, self.code.call_many, self.links)
            self._observed[case] = Observed(case, reply, again, judgement)
        return self._observed[case]

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """The student's function of that name, for an instructor's own cases: `student.dC_da(a, y)`.

        No answer, and numbers of another shape than was asked, fail the case, as in `pytest.fail`.
        """
        if name not in {exercise.name for exercise in EXERCISES if not exercise.is_value}:
            raise AttributeError(name)

        def function(*given: Any) -> Any:
            reply = self.code.call(name, *given)
            if reply.fault is not None:
                fail(f"{name} did not answer: {reply.fault.kind}")
            return as_asked(name, reply.value, _reference(name, given))

        return function


def shapes(case: Case) -> str:
    """The shapes of the arguments of a case, and of the arrays in lists."""
    parts = [part for argument in case.arguments for part in (argument if isinstance(argument, list) else [argument])]
    return str([np.shape(part) for part in parts])


def fail(words: str) -> NoReturn:
    """Fail a hidden case without a traceback, which would show its inputs."""
    pytest.fail(words, pytrace=False)


def as_asked(name: str, value: Any, reference: Any) -> Any:
    """An answer in the shape of the reference, so that no comparison broadcasts: `allclose` calls (0, 1) close to all.

    What the grader lets pass, a list or an axis of length 1 more, passes here. What is no number is left as it is.
    """
    if isinstance(reference, list):
        is_stack = isinstance(value, list | tuple) or np.ndim(value) == 3
        if is_stack and len(value) != len(reference):
            fail(f"{name} gave {len(value)} matrices, where {len(reference)} were asked")
        return [as_asked(name, *pair) for pair in zip(value, reference, strict=True)] if is_stack else value
    numbers = as_numbers(value)
    if reference is None or isinstance(numbers, str) or numbers.shape == np.shape(reference):
        return value
    if without_ones(numbers.shape) != without_ones(np.shape(reference)):
        fail(f"{name} gave {shape_text(numbers.shape)}, where {shape_text(np.shape(reference))} was asked")
    return numbers.reshape(np.shape(reference))


def _reference(name: str, given: tuple[Any, ...]) -> Any:
    """The lesson's answer to a call of an instructor's own; None where it has none."""
    try:
        return exercise(name).function.answer(TRUE, *given)
    except Exception:  # to ask for what the lesson does not have is their affair
        return None


def all_cases(exercise: Exercise, seed: str) -> list[Case]:
    """Every case of an exercise, once."""
    return list(dict.fromkeys(case for facet in exercise.facets for case in cases(exercise, facet, seed)))


def arguments(case: Case) -> tuple[Any, ...]:
    """What is sent: a gradient check gets its function by source."""
    if case.slope is None:
        return case.arguments
    source, x = case.arguments
    return sandbox.FunctionSource(source), x


def agrees_with_differences(observed: Observed) -> bool:
    """Whether an answer agrees with central differences of the loss, which know nothing of the closed form."""
    case = observed.case
    value: Any = observed.reply.value
    values = value if case.function.gradient.is_list else [value]
    # A difference quotient agrees with another one: that is no second voice.
    return (
        observed.answered
        and observed.judgement.kind != "close"
        and all(
            bool(
                np.all(
                    np.abs(np.reshape(np.asarray(one, float), np.shape(difference)) - difference)
                    <= _room(allowed, observed)
                )
            )
            for one, (difference, allowed) in zip(values, _differences(case), strict=True)
        )
    )


def _room(allowed: Array, observed: Observed) -> Array:
    # The room for a difference is 1e-6 of the scale; float32 needs as much as where it was judged right.
    return allowed * (CLOSE / 1e-6) if observed.judgement.is_float32 else allowed


@lru_cache(maxsize=1024)
def _differences(case: Case) -> list[tuple[Any, Array]]:
    """For every matrix asked for, the central differences and how far a right answer may be from them."""
    gradient, batch = case.function.gradient, case.batch
    part = gradient.index(*case.arguments)
    scales = case.scale if gradient.is_list else [case.scale]
    return [
        (difference, room(batch, scale, W[part]))
        for difference, scale, W in zip(central_differences(batch, part), scales, batch.Ws, strict=True)
    ]
