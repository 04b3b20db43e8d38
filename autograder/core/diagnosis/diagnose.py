"""The order of a diagnosis: STAGES, one page. Values in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from autograder.core.chain import TRUE
from autograder.core.diagnosis import evidence
from autograder.core.diagnosis.conduct import conduct
from autograder.core.diagnosis.examination import Examination, InPlace
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.plain import plain
from autograder.core.diagnosis.stages.causes import causes
from autograder.core.diagnosis.stages.known_mistake import one_misconception, one_of_a_family
from autograder.core.diagnosis.stages.one_function import by_activation, whole_numbers, zero
from autograder.core.diagnosis.stages.sizes import only_for_sizes, only_for_some_sizes
from autograder.core.diagnosis.stages.special import special_inputs
from autograder.core.diagnosis.words.findings import after_the_crash, beside_each_other, finding
from autograder.core.finding import Finding, Known
from autograder.core.lesson import Exercise
from autograder.reply import Ask


@dataclass(frozen=True)
class Stage:
    """A question about a function, and what is then to blame; an empty list, and the next stage is asked.

    `evidence` is whether an example is looked for that shows it.
    """

    question: str
    tell: Callable[[Examination], Sequence[Cause]]
    evidence: bool = True


def _unwritten(seen: Examination) -> list[Cause]:
    faults = [o.reply.fault for o in seen.observed]
    blank = [f is not None and (f.kind == "undefined" or f.exception == "NotImplementedError") for f in faults]
    return [Cause(None, shown="missing")] if all(blank) else []


def _stuck(seen: Examination) -> list[Cause]:
    return plain(seen) if seen.is_stuck else []


def _of_another_form(seen: Examination) -> list[Cause]:
    return plain(seen) if seen.book.reproduces(TRUE, seen.pairs) else []


STATE = ("remembers", "answers again", "depends on earlier calls")
BESIDE = Stage("Does a call change its arguments, or does what it answers depend on earlier calls?", conduct, False)
"""What this stage says is said beside what the others say of the numbers; state hides all else."""

STAGES: tuple[Stage, ...] = (
    Stage("Did a call not come back?", _stuck, False),
    Stage("Are the numbers right, to the digits of float32 or in another form?", _of_another_form, False),
    Stage("Is it 0 everywhere? That could come from any link.", zero),
    Stage("Is one known mistake enough for all the numbers?", one_misconception),
    Stage("Is it enough with another constant: a rate, a step, a bound?", one_of_a_family),
    Stage("Is a first link wrong only where the desired values are whole numbers?", whole_numbers),
    Stage("Is it one link, or the way back: what is wrong for each activation?", by_activation),
    Stage("Is a gradient right but for one kind of input?", special_inputs),
    Stage("Does it need as many samples as nodes or inputs, or is it right wherever its shapes fit?", only_for_sizes),
    Stage("Which links of a gradient are wrong: in one layer, in several samples, on the way back?", causes),
    Stage("Does it run only where some sizes are equal?", only_for_some_sizes),
    Stage("What can be said at all?", plain),
)
"""The first that has something to say, says it."""


@np.errstate(all="ignore")  # what students compute may be as large as it likes
def diagnose(
    exercise: Exercise, ask: Ask, known: Known, book: Book, in_place: InPlace | None = None
) -> tuple[Finding, ...] | None:
    """The wrong links of a derivative, the one to mend first at the front.

    () where all public cases are right, None where the function is not written. `known` tells what is wrong with the
    student's other functions, which settles what the numbers alone leave open. Where `ask` gives the function correct
    parts, examples are quoted as it answers them `in_place`.
    """
    seen = Examination(exercise, ask, known, book, in_place)
    if _unwritten(seen):
        return None
    beside = BESIDE.tell(seen)
    behaviour = tuple(map(finding, beside))
    if not seen.odd or any(cause.shown in STATE for cause in beside):
        return behaviour
    for stage in STAGES:
        found = stage.tell(seen)
        if found:
            return (*behaviour, *_findings(seen, found, stage.evidence))
    raise AssertionError("the last stage always has something to say")


def _findings(seen: Examination, causes_: Sequence[Cause], with_evidence: bool) -> list[Finding]:
    """Each cause in words, with an example that shows it."""
    told = beside_each_other(causes_)
    found = [finding(cause) for cause in told]
    if not with_evidence:
        return found
    for fault in seen.first_fault:
        found = [after_the_crash(one, cause, fault) for one, cause in zip(found, told, strict=True)]
    return [
        replace(
            one,
            evidence=evidence.shown(seen.exercise, seen.failing, seen.book.named(one.misconception, one.constant)),
        )
        for one in found
    ]
