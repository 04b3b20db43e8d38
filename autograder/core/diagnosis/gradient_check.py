"""What is wrong with a student's own gradient check, told by where it evaluates the function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.core.cases import public_cases
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.rules import Rule, always, first
from autograder.core.diagnosis.words.findings import finding
from autograder.core.finding import Finding
from autograder.core.lesson import Exercise
from autograder.core.network import Array
from autograder.core.observed import Judgement, judged
from autograder.core.sameness import CLOSE, same
from autograder.reply import Ask, Fault, Reply

TOO_LARGE, TOO_SMALL = 3e-4, 1e-7
"""Steps with which a central difference is off by more than its marks allow."""
WRONG_DISTANCES = (2.0, 0.5, -1.0)
"""By what slopes are multiplied where the two points and the divisor do not belong together."""


def diagnose_gradient_check(exercise: Exercise, ask: Ask, book: Book) -> tuple[Finding, ...]:
    """Findings about the student's check, a function of f and x, on public functions f."""
    cases = public_cases(exercise)
    causes: list[Cause] = []
    for case, reply in zip(cases, ask(exercise.name, [case.arguments for case in cases]), strict=True):
        if reply.changed and not causes:
            entry = book.which("changes")
            causes.append(Cause("conduct", (entry,) if entry else (), shown="changed", about=("x",)))
        judgement = judged(case, reply, ask)
        if not judgement.right:
            check = GradientCheck(reply, judgement, case.arguments[1], np.asarray(case.slope))
            causes.append(first(GRADIENT_CHECK, check) or Cause(None, shown="check"))
            break
    return tuple(map(finding, causes))


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
        """For each evaluation the distances from x that are not 0."""
        moved = offsets(self.reply.evaluated, self.x)
        return [offset[offset != 0] for offset in moved]

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
