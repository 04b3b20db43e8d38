"""Gradients that are right, or explained, but for inputs of one kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from autograder.core.cases import Case
from autograder.core.diagnosis.examination import Examination, faults, least_z, matrices, sizes
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.rules import Rule, first
from autograder.core.diagnosis.stages.finished import but_not_carried
from autograder.core.finding import Link
from autograder.core.observed import Observed

Odd = Sequence[Observed]
JUST_OPEN = 0.1
"""Ordinary z are not nearer to 0 than this."""


def special_inputs(seen: Examination) -> list[Cause]:
    """What is to be said where all cases that are not right are of one kind."""
    if not seen.is_gradient:
        return []
    cause = special(seen.book, seen.odd)
    return but_not_carried(seen, [cause] if cause else [])


def special(book: Book, odd: Odd) -> Cause | None:
    """What singles out these cases, if something does."""
    cause = first(SPECIAL, odd)
    if cause is not None and cause.link == "back" and any(matrices(o.case) == 1 for o in odd):
        return replace(cause, entries=tuple(book.only_two_layers))
    return cause


def _where(kind: str, link: Link, question: str, is_so: Callable[[Case], bool]) -> Rule[Odd]:
    """A row: all cases that are not right are of this kind."""

    def cause(odd: Odd) -> Cause:
        raised = faults(odd)
        return Cause(link, shown="special", about=(kind, raised[0].exception if raised else ""))

    return Rule(question, lambda odd: bool(odd) and all(is_so(o.case) for o in odd), cause)


SPECIAL: tuple[Rule[Odd], ...] = (
    _where("only one sample", "average", "Is it wrong only for n = 1?", lambda case: sizes(case)[0] == 1),
    _where(
        "only one node",
        "average",
        "Is it wrong only for J = 1, where there are several samples?",
        lambda case: sizes(case)[1] == 1 and sizes(case)[0] > 1,
    ),
    _where("only one node", "shape", "Is it wrong only for J = 1?", lambda case: sizes(case)[1] == 1),
    _where("only one input", "shape", "Is it wrong only for K = 1?", lambda case: sizes(case)[2] == 1),
    _where(
        "a relu that is only just open",
        "da_dz",
        "Is it wrong only where a relu is just open?",
        lambda case: least_z(case) < JUST_OPEN,
    ),
    _where(
        "another number of matrices than two",
        "back",
        "Is it wrong only for one matrix, or for three?",
        lambda case: matrices(case) in (1, 3),
    ),
)
"""The kinds of inputs, for all cases that are not right, or that nothing else explains."""
