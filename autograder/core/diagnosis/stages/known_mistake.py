"""One entry of the catalogue that gives all the numbers of a function, or one of a family."""

from __future__ import annotations

from dataclasses import replace

from autograder.core.diagnosis.examination import Examination
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.known.families import members
from autograder.core.diagnosis.stages.witnesses import settled
from autograder.core.misconceptions import Misconception


def one_misconception(seen: Examination) -> list[Cause]:
    """The entries that fit, as one cause; of the link that the student's other functions leave, if they leave one."""
    entries = seen.book.fitting(seen.pairs) or _on_the_way_back(seen)
    if not entries:
        return []
    cause = settled(seen.exercise.name, Cause(None, tuple(entries)), seen.known, seen.asked)
    raised = [o.reply.fault is not None for o in seen.odd]
    if 2 * sum(raised) <= len(raised):
        return [cause]
    return [replace(cause, shown="raises", about=seen.first_fault)]


def _on_the_way_back(seen: Examination) -> list[Misconception]:
    is_network = seen.is_gradient and "back" in seen.exercise.links
    return seen.book.fitting_from_the_first(seen.pairs) if is_network else []


def one_of_a_family(seen: Examination) -> list[Cause]:
    """The entries whose constant can be chosen so that they fit, as one cause."""
    found = members(seen.book, seen.pairs)
    return [settled(seen.exercise.name, Cause(None, tuple(found)), seen.known, seen.asked)] if found else []
