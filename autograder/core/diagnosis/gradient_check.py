"""What is wrong with a student's own gradient check, told by where it evaluates the function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.core.cases import public_cases
from autograder.core.diagnosis.evidence import call_text, short
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.rules import Rule, always, first
from autograder.core.diagnosis.words.findings import finding
from autograder.core.finding import Evidence, Finding
from autograder.core.lesson import Exercise
from autograder.core.network import Array
from autograder.core.observed import Judgement, judged
from autograder.core.sameness import CLOSE, as_numbers, same
from autograder.core.sameness import GRADIENT_CHECK as EXACT_ENOUGH
from autograder.reply import Ask, Fault, Reply

TOO_LARGE, TOO_SMALL = 3e-4, 1e-7
"""Steps with which a central difference is off by more than its marks allow."""
DRIFT = 1e-6
"""What is moved by less than this part of the largest step was put back, and not exactly."""
CUBES, STEEP = "np.sum(x ** 3)", "np.sum(100 * (x - 1) ** 2 + x)"
EXAMPLES: tuple[tuple[str, Array, Array], ...] = (
    (CUBES, np.array([1.0, -2.0]), np.array([3.0, 12.0])),
    (CUBES, np.array([[2.0, -1.0, 0.5], [1.0, 3.0, -4.0]]), np.array([[12.0, 3.0, 0.75], [3.0, 27.0, 48.0]])),
    (STEEP, np.array([1.0, 1.0]), np.array([1.0, 1.0])),
)
"""f(x), x and the slope: what the notebook's own check asks, and a curve that bends much beside its slope."""
WRONG_DISTANCES = (2.0, 0.5, -1.0)
"""By what slopes are multiplied where the two points and the divisor do not belong together."""


def diagnose_gradient_check(exercise: Exercise, ask: Ask, book: Book) -> tuple[Finding, ...]:
    """Findings about the student's check, a function of f and x, on public functions f."""
    cases = public_cases(exercise)
    found: list[Finding] = []
    for case, reply in zip(cases, ask(exercise.name, [case.arguments for case in cases]), strict=True):
        judgement = judged(case, reply, ask)
        check = GradientCheck(reply, judgement, case.arguments[1], np.asarray(case.slope))
        if reply.changed and not found:
            found.append(finding(_changed(check, book)))
        if not judgement.right:
            cause = first(GRADIENT_CHECK, check) or Cause(None, shown="check")
            found.append(finding(cause, _evidence(exercise, ask)))
            break
    return tuple(found)


def _changed(check: GradientCheck, book: Book) -> Cause:
    entry = book.which("changes")
    entries = (entry,) if entry else ()
    if check.drift is None:
        return Cause("conduct", entries, shown="changed", about=("x",))
    return Cause("conduct", entries, shown="not put back", about=check.drift)


def _evidence(exercise: Exercise, ask: Ask) -> Evidence | None:
    """The first example on which the numbers of the check are not the right ones."""
    asked = [(f"def f(x):\n    return float({f})\n", x) for f, x, _ in EXAMPLES]
    for (f, x, right), reply in zip(EXAMPLES, ask(exercise.name, asked), strict=True):
        if reply.fault is None and not same(reply.value, right, EXACT_ENOUGH):
            call = call_text(exercise.name, ("f", x)).replace(repr("f"), f"lambda x: {f}")
            return Evidence(call, *_told_apart(reply.value, right))
    return None


def _told_apart(value: Any, right: Array) -> tuple[str, str]:
    """Both in so many digits that they differ, if they do."""
    pairs = ((_numbers(value, digits), _numbers(right, digits)) for digits in (3, 6, 10))
    return next((pair for pair in pairs if pair[0] != pair[1]), (short(value), short(right)))


def _numbers(value: Any, digits: int) -> str:
    numbers = as_numbers(value)
    if isinstance(numbers, str):
        return short(value)
    if numbers.ndim:
        return f"[{', '.join(_numbers(part, digits) for part in numbers)}]"
    return f"{float(numbers):.{digits}g}"


@dataclass(frozen=True)
class GradientCheck:
    """One call of a student's gradient check at x, what came of it, and the right slope."""

    reply: Reply
    judgement: Judgement
    x: Array
    slope: Array

    @property
    def fault(self) -> Fault | None:
        """Why nothing came back."""
        return self.reply.fault

    @property
    def steps(self) -> list[Array]:
        """For each evaluation the distances from x, of the elements that were moved."""
        moved = offsets(self.reply.evaluated, self.x)
        return [offset[np.abs(offset) > self._least] for offset in moved]

    @property
    def drift(self) -> tuple[str, str] | None:
        """An element that was put back beside where it was, and how far beside; None if f was asked at no such x."""
        for offset in offsets(self.reply.evaluated, self.x):
            beside = np.argwhere((offset != 0) & (np.abs(offset) <= self._least))
            if len(beside):
                index = tuple(map(int, beside[0]))
                return f"x[{', '.join(map(str, index))}]", f"{abs(offset[index]):.0e}"
        return None

    @property
    def _least(self) -> float:
        """What is moved less than this was not meant to be moved."""
        return DRIFT * max((float(np.max(np.abs(one))) for one in offsets(self.reply.evaluated, self.x)), default=0.0)

    @property
    def distances(self) -> list[float]:
        """For each evaluation beside x how far it was, on which side."""
        return [float(step[0]) for step in self.steps if len(step)]

    @property
    def factor(self) -> float | None:
        """By what the slopes are multiplied, if it is one of those that a wrong distance gives."""
        fitting = (c for c in WRONG_DISTANCES if same(self.reply.value, c * self.slope, CLOSE))
        return next(fitting, None)


def offsets(evaluated: Sequence[Any], x: Array) -> list[Array]:
    """How far from x each evaluation was, element by element."""
    return [np.asarray(np.real(point), dtype=float) - x for point in evaluated if np.shape(point) == np.shape(x)]


def _has_wrong_step(check: GradientCheck) -> bool:
    return not TOO_SMALL <= max(check.distances) <= TOO_LARGE


def _step(check: GradientCheck) -> Cause:
    h = max(check.distances)
    return Cause(None, shown="step", about=(h, h > TOO_LARGE))


GRADIENT_CHECK: tuple[Rule[GradientCheck], ...] = (
    Rule(
        "Did nothing come back?", lambda c: c.fault is not None, lambda c: Cause.of_fault(c.fault) if c.fault else None
    ),
    Rule("Is it None?", lambda c: c.judgement.kind == "none", "shape", "none"),
    Rule(
        "Is it not shaped like x?",
        lambda c: c.judgement.kind in ("shape", "type"),
        lambda c: Cause("shape", shown="like x", about=(c.judgement.got,)),
    ),
    Rule(
        "Are several elements of x moved at once?",
        lambda c: any(len(step) > 1 for step in c.steps),
        lambda _: Cause(None, shown="many at once"),
    ),
    Rule("Is f never evaluated beside x?", lambda c: not c.distances, lambda _: Cause(None, shown="never moves")),
    Rule(
        "Is f evaluated on one side of x only?",
        lambda c: min(c.distances) > 0 or max(c.distances) < 0,
        lambda _: Cause(None, shown="one-sided"),
    ),
    Rule(
        "Are the slopes twice the right ones, or half of them, or turned round?",
        lambda c: c.factor is not None,
        lambda c: Cause(None, factor=c.factor, shown="distance"),
    ),
    Rule("Is the step too large or too small?", _has_wrong_step, _step),
    Rule("Is it something else?", always, lambda _: Cause(None, shown="check")),
)
"""The first that holds is said of the first function on which it fails."""
