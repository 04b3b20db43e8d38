"""What a composite is charged for, and what it has from earlier functions: their findings, put into words for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.words import sentences
from autograder.core.diagnosis.words.findings import finding
from autograder.core.finding import Finding
from autograder.core.lesson import Exercise, exercise
from autograder.hidden.suite import Worth
from autograder.standing import Standing, Standings


@dataclass(frozen=True)
class Charged:
    """The marks of a composite, and the wrong functions that they are not charged for: called, or written out again.

    `calls` are all the earlier functions that it calls.
    """

    marks: Mapping[Worth, bool]
    called: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()

    @property
    def in_full(self) -> bool:
        """Whether nothing is charged here."""
        return all(self.marks.values())


def inherited(one: Exercise, charged: Charged, standings: Standings) -> tuple[Finding, ...]:
    """What a composite is not charged for.

    Of a function that was carried over from an earlier notebook nothing else is reported: then what is wrong with it
    is said here.
    """
    return each_once(
        found
        for names, is_copied in ((charged.called, False), (charged.copied, True))
        for name in names
        for found in _charged_elsewhere(one, name, standings[name], is_copied, charged.in_full)
    )


def _charged_elsewhere(
    one: Exercise, function: str, standing: Standing, is_copied: bool, is_all: bool
) -> list[Finding]:
    if not standing.is_written:
        text, hint = sentences.inherited_blank(function, is_all), sentences.inherited_hint(is_all)
        return [replace(finding(Cause(None, shown="missing")), message=text, hint=hint, inherited_from=function)]
    is_carried_over = exercise(function).assignment != one.assignment
    passed_on = [_passed_on(found, function, is_copied, is_all) for found in standing.findings]
    if not is_carried_over:
        return passed_on
    return [_explained(found, origin) for found, origin in zip(passed_on, standing.findings, strict=True)]


def _explained(found: Finding, origin: Finding) -> Finding:
    """A finding with what is wrong with the function that it comes from."""
    message = f"{found.message} {sentences.carried_over(found.inherited_from or '', origin.message)}"
    return replace(found, message=message, hint=origin.hint, evidence=origin.evidence)


def told_apart(own: Sequence[Finding], standings: Standings) -> tuple[Finding, ...]:
    """A composite's own findings, those that are named in an earlier function being inherited from there.

    Not all of them can be: then it would be charged for nothing.
    """
    apart = tuple(_as_inherited(found, standings) for found in own)
    return tuple(own) if all(found.inherited_from for found in apart) else apart


def _as_inherited(own: Finding, standings: Standings) -> Finding:
    for name, standing in standings.so_far.items():
        for f in standing.findings:
            if f.misconception is not None and (f.link, f.misconception) == (own.link, own.misconception):
                return _passed_on(f, name, is_copied=True, is_all=False)
    return own


def _passed_on(found: Finding, function: str, is_copied: bool, is_all: bool) -> Finding:
    """A finding about an earlier function as a composite has it, called or copied; that may be all that is wrong."""
    origin = found.inherited_from or function
    message = sentences.inherited(function, origin, is_copied, is_all)
    hint = sentences.inherited_hint(is_all, is_copied)
    return replace(found, message=message, hint=hint, inherited_from=origin, evidence=None)


def each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each fault, though it may come in through several functions."""
    faults = {(f.inherited_from, f.link, f.misconception): f for f in reversed(tuple(findings))}
    return tuple(faults.values())[::-1]
