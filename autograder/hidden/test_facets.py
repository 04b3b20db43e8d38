"""The hidden cases: each facet of each exercise is one test, worth its points if all its cases pass."""

from __future__ import annotations

from autograder.core.lesson import RECORDED, Exercise, Facet
from autograder.core.observed import is_recorded
from autograder.hidden.student import Student, agrees_with_differences, fail


def test_values(student: Student, exercise: Exercise, facet: Facet) -> None:
    """The closed form decides."""
    for observed in student.observed(exercise, facet):
        if not observed.judgement.right:
            fail(f"{exercise.name}, {facet.name}: {observed.judgement.kind}")


def test_finite_difference(student: Student, exercise: Exercise, facet: Facet) -> None:
    """The second voice decides, independently of the closed form."""
    if any(observed.judgement.kind == "close" for observed in student.observed(exercise)):
        fail(f"{exercise.name}, {facet.name}: a difference quotient is no second voice")
    for observed in student.observed(exercise, facet):
        agrees = agrees_with_differences(observed) if student.is_held_against_truth else observed.judgement.right
        if not agrees:
            fail(f"{exercise.name}, {facet.name}: the loss moves otherwise")


def test_conduct(student: Student, exercise: Exercise, facet: Facet) -> None:
    """The call answers, twice the same, and leaves its arguments as they were."""
    for observed in student.observed(exercise):
        if not observed.answered:
            fail(f"{exercise.name}, {facet.name}: no answer of the asked shape")
        if observed.reply.changed or observed.again.changed:
            fail(f"{exercise.name}, {facet.name}: an argument was changed")
        if not observed.is_steady:
            fail(f"{exercise.name}, {facet.name}: two calls, two answers")


def test_recorded(student: Student, exercise: Exercise, facet: Facet) -> None:
    """The answers worked by hand, of the right form and value."""
    answers = student.value(exercise).value
    for key, right in RECORDED[exercise.name][facet.name].items():
        if not isinstance(answers, dict) or not is_recorded(answers.get(key), right):
            fail(f"{exercise.name}, {facet.name}: {key}")
