"""What is wrong with a student's own gradient check, told by where it evaluates the function."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.core.cases import public_cases
from autograder.core.diagnosis import messages
from autograder.core.diagnosis.book import close
from autograder.core.diagnosis.troubles import faulty
from autograder.core.finding import Finding
from autograder.core.judging import Judgement, judge
from autograder.core.lesson import Exercise
from autograder.core.network import Array
from autograder.reply import Ask, Reply

TOO_LARGE, TOO_SMALL = 3e-4, 1e-7


def diagnose_gradient_check(exercise: Exercise, ask: Ask) -> tuple[Finding, ...]:
    """Findings about the student's check, a function of f and x, on public functions f."""
    cases = public_cases(exercise)
    found: list[Finding] = []
    for case, reply in zip(cases, ask(exercise.name, [case.arguments for case in cases]), strict=True):
        if reply.changed and not any(f.link == "conduct" for f in found):
            found.append(Finding("conduct", "inplace_mutation", messages.changed("x"), messages.HINTS["conduct"]))
        judgement = judge(reply.value, case.slope, np.max(case.scale), exact=1e-7)
        if reply.fault is not None or not judgement.right:
            return (*found, _finding(reply, case.arguments[1], np.asarray(case.slope), judgement))
    return tuple(found)


def _finding(reply: Reply, x: Array, slope: Array, judgement: Judgement) -> Finding:
    if reply.fault is not None:
        return faulty(reply.fault)
    kind = judgement.kind
    if kind in ("shape", "type", "none"):
        message = messages.returned_none() if kind == "none" else messages.like_x(judgement.got)
        return Finding("shape", None, message, messages.HINTS["shape" if kind != "none" else "none"])
    message, hint = _why(reply.value, offsets(reply.evaluated, x), slope)
    return Finding(None, None, message, messages.HINTS[hint])


def offsets(evaluated: Sequence[Any], x: Array) -> list[Array]:
    """How far from x each evaluation was, element by element."""
    return [np.asarray(np.real(point), dtype=float) - x for point in evaluated if np.shape(point) == np.shape(x)]


def _why(value: Any, moved: Sequence[Array], slope: Array) -> tuple[str, str]:
    steps = [offset[offset != 0] for offset in moved]
    if any(len(step) > 1 for step in steps):
        return messages.many_at_once(), "one_at_a_time"
    sizes = [float(step[0]) for step in steps if len(step)]
    if not sizes:
        return messages.never_moves(), "one_at_a_time"
    if min(sizes) > 0 or max(sizes) < 0:
        return messages.one_sided(), "both_sides"
    for factor in (2.0, 0.5, -1.0):
        if close(value, factor * slope, np.abs(slope)):
            return messages.check_factor(factor), "both_sides"
    h = max(sizes)
    if h > TOO_LARGE or h < TOO_SMALL:
        return messages.step(h, h > TOO_LARGE), "step"
    return messages.check_wrong(), "both_sides"
