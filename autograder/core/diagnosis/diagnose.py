"""The order of a diagnosis: how it behaves, a known mistake, a link by experiment, what can be said at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from autograder.core.chain import TRUE
from autograder.core.diagnosis import messages, way_back
from autograder.core.diagnosis.book import fits, fitting, reproduces
from autograder.core.diagnosis.causes import causes
from autograder.core.diagnosis.evidence import evidence, failing_examples
from autograder.core.diagnosis.explained import Cause
from autograder.core.diagnosis.observation import Observation, SpecialCase, observations, special
from autograder.core.diagnosis.settle import settled
from autograder.core.diagnosis.troubles import conduct, plain
from autograder.core.finding import Finding, Known
from autograder.core.judging import is_zero
from autograder.core.lesson import Exercise
from autograder.core.misconceptions import CATALOGUE
from autograder.reply import Ask


@np.errstate(all="ignore")  # what students compute may be as large as it likes
def diagnose(exercise: Exercise, ask: Ask, known: Known) -> tuple[Finding, ...] | None:
    """The wrong links of a derivative, the one to mend first at the front.

    () where all public cases are right, None where the function is not written. `known` tells what is wrong with the
    student's other functions, which settles what the numbers alone leave open.
    """
    observed = observations(exercise, ask)
    if all(_is_unwritten(o) for o in observed):
        return None
    behaviour = conduct(exercise, observed)
    if all(o.judgement.right for o in observed) or any(f.misconception == "state_leak" for f in behaviour):
        return behaviour
    if any(o.reply.fault is not None and o.reply.fault.kind in ("timeout", "died") for o in observed):
        return (*behaviour, *plain(exercise, observed))
    if reproduces(TRUE, [(o.case, o.reply) for o in observed]):
        return (*behaviour, *plain(exercise, observed))
    failing = failing_examples(exercise, ask)
    crash = failing[0][1].fault if failing else None
    findings = (
        _zero(exercise, observed)
        or _known_mistake(exercise, observed, known)
        or _whole_numbers(exercise, observed)
        or _one_layer(exercise, ask, observed)
        or _gradient(exercise, ask, observed, known)
        or plain(exercise, observed, crash)
    )
    entries = {entry.key: entry for entry in CATALOGUE}
    shown = (evidence(exercise, failing, entries.get(found.misconception or "")) for found in findings)
    return (*behaviour, *(replace(found, evidence=one) for found, one in zip(findings, shown, strict=True)))


def _is_unwritten(o: Observation) -> bool:
    fault = o.reply.fault
    return fault is not None and (fault.kind == "undefined" or fault.exception == "NotImplementedError")


def _zero(exercise: Exercise, observed: Sequence[Observation]) -> list[Finding]:
    """Zeros everywhere could come from any link of a composite."""
    if not exercise.function.is_gradient or not all(o.reply.fault is None and is_zero(o.reply.value) for o in observed):
        return []
    also = tuple(entry.key for entry in fitting([(o.case, o.reply) for o in observed]))
    return [replace(finding(Cause(None, factor=0.0)), also=also)]


def _known_mistake(exercise: Exercise, observed: Sequence[Observation], known: Known) -> list[Finding]:
    entries = fitting([(o.case, o.reply) for o in observed])
    if not entries:
        return []
    found = finding(settled(exercise.name, Cause(None, tuple(entries)), known, _asked(observed)))
    raised = [o.reply.fault is not None for o in observed if not o.judgement.right]
    if 2 * sum(raised) <= len(raised):
        return [found]
    named = [entry for entry in entries if found.link in (None, entry.link)]
    return [replace(found, message=messages.raises_like(found.link, named))]


def _whole_numbers(exercise: Exercise, observed: Sequence[Observation]) -> list[Finding]:
    """A first link that is right but for desired values that are integers."""
    odd = [o for o in observed if not o.judgement.right]
    if exercise.links != ("dC_da",) or not all(o.case.arguments[1].dtype.kind == "i" for o in odd):
        return []
    return [Finding("dC_da", None, messages.whole_numbers(), messages.HINTS["whole numbers"])]


def _asked(observed: Sequence[Observation]) -> set[str]:
    return {name for o in observed for name in o.reply.asked}


def _one_layer(exercise: Exercise, ask: Ask, observed: Sequence[Observation]) -> list[Finding]:
    """A single link, or the way back, given its activation: another mistake for each, a pair, or an experiment."""
    if exercise.function.is_gradient or "da_dz" not in exercise.links:
        return []
    is_way_back = "back" in exercise.links
    if not any(o.judgement.kind in ("wrong", "close") for o in observed):
        is_not_summed = is_way_back and way_back.is_not_summed([(o.case, o.reply) for o in observed])
        return [finding(Cause("back"))] if is_not_summed else []
    by_activation: dict[str, list[Observation]] = {}
    for o in observed:
        by_activation.setdefault(o.case.arguments[-1], []).append(o)
    wrong = {g: some for g, some in by_activation.items() if not all(o.judgement.right for o in some)}
    slopes = {
        g: [m for m in fitting([(o.case, o.reply) for o in some]) if m.link == "da_dz"] for g, some in wrong.items()
    }
    if all(slopes.values()):
        return _merged([finding(Cause("da_dz", tuple(entries)), g) for g, entries in slopes.items()])
    if not is_way_back:
        return []
    pairs = way_back.pairs([(o.case, o.reply) for o in observed])
    if pairs:
        both = [Cause(entries[0].link, tuple(dict.fromkeys(entries))) for entries in zip(*pairs, strict=True)]
        return [finding(cause, is_alone=False) for cause in both]
    return [finding(Cause(way_back.blame(exercise.function, ask)))]


def _merged(findings: Sequence[Finding]) -> list[Finding]:
    """One finding for each misconception, though it shows in several activations."""
    return list({found.misconception: found for found in reversed(findings)}.values())[::-1]


def _gradient(exercise: Exercise, ask: Ask, observed: Sequence[Observation], known: Known) -> list[Finding]:
    """The causes of a composite, each as a finding; none where it is no gradient, or nothing came back."""
    if not exercise.function.is_gradient or all(o.reply.fault is not None for o in observed):
        return []
    right_but = special([o for o in observed if not o.judgement.right])
    if right_but is not None:
        return [_special_finding(right_but, observed)]
    explained = causes(exercise, ask, [(o.case, o.reply) for o in observed])
    odd = [o for o in observed if not any(fits(o.reply, o.case, one.chain) for one in explained.named)]
    links = {cause.link for cause in explained.causes}
    only = special(odd) if explained.named else None
    holds = not odd or not explained.named or (only is not None and only[0] not in links)
    found = [
        # What was found in drawn layers must hold on every ordinary case as well, or it is not claimed.
        settled(exercise.name, cause if holds else replace(cause, entries=(), factor=None), known, _asked(observed))
        for cause in explained.causes
    ]
    findings = [finding(cause, is_alone=len(found) == 1) for cause in sorted(found, key=lambda cause: cause.place)]
    return [*findings, _special_finding(only, odd)] if holds and only else findings


def _special_finding(only: SpecialCase, observed: Sequence[Observation]) -> Finding:
    """A gradient that is right but for inputs of one odd kind."""
    link, words, _ = only
    fault = next((o.reply.fault for o in observed if o.reply.fault is not None), None)
    message = messages.special(link, words, f": {fault.exception}" if fault else "")
    if link == "back" and any(o.matrices == 1 for o in observed if not o.judgement.right):
        named = [entry for entry in CATALOGUE if entry.key == "hard_coded_depth"]
        return Finding(link, named[0].key if named else None, message, messages.HINTS["back"])
    return Finding(link, None, message, messages.HINTS["close" if link == "da_dz" else "special"])


def finding(cause: Cause, g: str = "", is_alone: bool = True) -> Finding:
    """A cause in words; g where only that activation is wrong. `is_alone` is whether it is the only one."""
    if cause.entries:
        links = {entry.link for entry in cause.entries}
        link = links.pop() if len(links) == 1 else None
        keys = tuple(entry.key for entry in cause.entries)
        # Across links the first would be a guess.
        named, also = (keys[0], keys[1:]) if link else (None, keys)
        return Finding(link, named, messages.named(link, cause.entries, g, is_alone), cause.entries[0].hint, also)
    if cause.factor is not None:
        return Finding(cause.link, None, messages.factor(cause.link, cause.factor), messages.HINTS["factor"])
    if cause.link is None:
        return Finding(None, None, messages.unsettled(), messages.HINTS["product"])
    if cause.shown == "mixed":
        return Finding(cause.link, None, messages.mixed(cause.link), messages.HINTS["mixed"])
    if cause.shown == "left out":
        message = messages.left_out(cause.link)
    else:
        message = messages.shown(cause.link, is_alone and cause.shown == "alone")
    return Finding(cause.link, None, message, messages.HINTS[cause.link])
