"""A cause in words: the one place where findings are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from autograder.core.diagnosis.explanation import RAISES, RETURNS_NONE, Cause
from autograder.core.diagnosis.words.sentences import HINTS, SENTENCES, crashed_first, is_unreadable
from autograder.core.finding import Evidence, Finding, Link, Shown
from autograder.core.misconceptions import Member
from autograder.reply import Fault

UNNAMED = ("wrong", "alone", "for each weight")
ABOUT_NUMBERS = (*UNNAMED, "named", "beside", "left out", "mixed", "scaled", "used otherwise")
NAMES = ("named", "beside", "raises")


def finding(cause: Cause, evidence: Evidence | None = None) -> Finding:
    """A cause in words. Across links the first of several names would be a guess: then none is given."""
    keys = tuple(entry.key for entry in cause.entries)
    if cause.entries and cause.shown in UNNAMED:
        cause = replace(cause, shown="named")
    if cause.shown in NAMES:
        cause = replace(cause, link=_one_link(cause))
    first, also = (keys[0], keys[1:]) if keys and cause.link else (None, keys)
    entry = cause.entries[0] if first else None
    constant = entry.constant if isinstance(entry, Member) else None
    said = SENTENCES[cause.shown].says(cause)
    return Finding(cause.link, first, said, _hint(cause), also, evidence=evidence, constant=constant)


def after_the_crash(found: Finding, cause: Cause, fault: Fault) -> Finding:
    """A finding about numbers, where the simplest example has none: what that raises comes first."""
    if cause.shown not in ABOUT_NUMBERS:
        return found
    return replace(found, message=crashed_first(fault, found.link, found.message))


def beside_each_other(causes: Sequence[Cause]) -> list[Cause]:
    """The causes, none of which claims any more that it explains everything, if there are several."""
    if len(causes) < 2:
        return list(causes)
    return [replace(cause, shown=_beside(cause)) for cause in causes]


def _beside(cause: Cause) -> Shown:
    if cause.shown in UNNAMED:
        return "beside" if cause.entries else "wrong"
    return "special beside" if cause.shown == "special" else cause.shown


def _one_link(cause: Cause) -> Link | None:
    links = {entry.link for entry in cause.entries}
    return links.pop() if len(links) == 1 else None


def _hint(cause: Cause) -> str:
    if cause.shown in NAMES:
        return cause.entries[0].hint
    if cause.shown in ("special", "special beside"):
        return HINTS[_of_special(cause)]
    if cause.shown == "raised":
        return HINTS["syntax" if is_unreadable(cause.about[0]) else "crashed"]
    return HINTS[SENTENCES[cause.shown].hint or cause.link or "product"]


def _of_special(cause: Cause) -> str:
    """The key of a hint: what comes back instead of numbers, or the link that is wrong there."""
    _, _, came = cause.about
    if came == RETURNS_NONE:
        return "none"
    return {"da_dz": "close", "back": "special" if RAISES in came else "back"}.get(cause.link or "", "special")
