"""What is wrong with answers worked by hand: which of them, and of what form they should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.chain_rule import FORMS, NUMBER
from autograder.core.diagnosis.explanation import Cause
from autograder.core.finding import Shown
from autograder.core.lesson import RECORDED, Exercise
from autograder.core.observed import is_recorded
from autograder.core.sameness import as_numbers


def diagnose_recorded(exercise: Exercise, value: object) -> Cause:
    """The keys that are missing, blank, of another form than asked, or not right."""
    shown: Shown = "wrong links" if exercise.name == "wrong_link" else "values"
    if not isinstance(value, dict):
        return Cause(None, shown=shown, about=("asked is a dict with the keys that were given",))
    answers: Mapping[str, Any] = value
    recorded = {key: right for facet in RECORDED[exercise.name].values() for key, right in facet.items()}
    states: dict[str, list[str]] = {}
    for key, right in recorded.items():
        if not is_recorded(answers.get(key), right):
            states.setdefault(_state(answers, key, FORMS[exercise.name][key]), []).append(key)
    said = tuple(f"{', '.join(keys)}: {state}" for state, keys in states.items())
    return Cause(None, shown=shown, about=("; ".join(said),))


def _state(answers: Mapping[str, Any], key: str, allowed: tuple[str, ...]) -> str:
    """What is wrong with one answer. It is not quoted, for what it holds may come from the hidden inputs."""
    if key not in answers:
        return "the key is missing"
    if answers[key] is None:
        return "still blank"
    if not _is_of_form(answers[key], allowed):
        return f"asked is {', '.join(allowed[:-1])} or {allowed[-1]}" if allowed else "asked is a number"
    return "not right"


def _is_of_form(answer: object, allowed: tuple[str, ...]) -> bool:
    if allowed != NUMBER:
        return isinstance(answer, str) and answer in allowed
    numbers = as_numbers(answer)
    return not isinstance(numbers, str) and numbers.size == 1 and bool(np.isfinite(numbers).all())
