"""Gradients that are right, or explained, but for inputs of one kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from autograder.core.cases import Case
from autograder.core.diagnosis.examination import Examination, faults, least_z, matrices, sizes
from autograder.core.diagnosis.explanation import RAISES, RETURNS_NONE, Cause
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.rules import Rule, first
from autograder.core.finding import Link
from autograder.core.observed import Observed, judge

Odd = Sequence[Observed]
JUST_OPEN = 0.1
"""Ordinary z are not nearer to 0 than this."""
NUMBERS = {1: "one", 2: "two", 3: "three"}


def special_inputs(seen: Examination) -> list[Cause]:
    """What is to be said where all cases that are not right are of one kind."""
    if not seen.is_gradient:
        return []
    cause = special(seen.book, seen.odd, seen.observed)
    return [cause] if cause else []


def special(book: Book, odd: Odd, observed: Sequence[Observed]) -> Cause | None:
    """What singles out these cases among all that were observed, if something does."""
    cause = first(SPECIAL, odd)
    if cause is None or cause.link != "back":
        return cause
    entries = book.only_two_layers if {matrices(o.case) for o in odd} == {1, 3} else ()
    return replace(cause, entries=tuple(entries), about=(*_depths(odd, observed), _what_came(odd) or _matrices(odd)))


def _depths(odd: Odd, observed: Sequence[Observed]) -> tuple[str, str]:
    """The numbers of matrices with which something is wrong, and those with which nothing is, in words."""
    wrong = {matrices(o.case) for o in odd}
    others = {matrices(o.case) for o in observed if o not in odd}
    at_times = ", not always" if wrong & others else ""
    return f"for {_counted(wrong)}{at_times}", f"right for {_counted(others - wrong)}"


def _counted(depths: set[int]) -> str:
    return f"{' and '.join(NUMBERS[depth] for depth in sorted(depths))} {'matrix' if depths == {1} else 'matrices'}"


def _matrices(odd: Odd) -> str:
    """Which gradients of the list are wrong and which are right, where these are always the same."""
    found = {
        tuple(
            judge(part, right, scale).right
            for part, right, scale in zip(o.reply.value, o.case.answer(), o.case.scale, strict=True)
        )
        for o in odd
        if o.judgement.kind in ("wrong", "close")
    }
    if len(found) != 1 or not all(o.judgement.kind in ("wrong", "close") for o in odd):
        return ""
    rights = found.pop()
    right, wrong = (" and ".join(f"[{at}]" for at, one in enumerate(rights) if one is is_so) for is_so in (True, False))
    return f"the list is right at {right}, wrong at {wrong}" if right else ""


def _what_came(odd: Odd) -> str:
    """What came instead of numbers: an exception, or None."""
    raised = faults(odd)
    if raised:
        return RAISES + raised[0].exception if raised[0].exception else ""
    return RETURNS_NONE if all(o.judgement.kind == "none" for o in odd) else ""


def _where(kind: str, link: Link, question: str, is_so: Callable[[Case], bool]) -> Rule[Odd]:
    """A row: all cases that are not right are of this kind."""

    def cause(odd: Odd) -> Cause:
        return Cause(link, shown="special", about=(f"where there is {kind}", "right in general", _what_came(odd)))

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
