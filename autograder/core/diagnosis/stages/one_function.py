"""Functions that are one link, or the way back, and what can be seen of them for each activation; and bare zeros."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.core.diagnosis.examination import Examination
from autograder.core.diagnosis.experiments import way_back
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.known.slope_and_way_back import pairs
from autograder.core.observed import is_zero


def zero(seen: Examination) -> list[Cause]:
    """Zeros everywhere could come from any link of a composite."""
    are_zero = seen.is_gradient and all(o.reply.fault is None and is_zero(o.reply.value) for o in seen.observed)
    return [Cause(None, tuple(seen.book.fitting(seen.pairs)), 0.0, "scaled")] if are_zero else []


def whole_numbers(seen: Examination) -> list[Cause]:
    """A first link that is right but for desired values that are integers."""
    is_first_link = seen.exercise.links == ("dC_da",)
    are_whole = is_first_link and all(o.case.arguments[1].dtype.kind == "i" for o in seen.odd)
    return [Cause("dC_da", shown="whole numbers")] if are_whole else []


def by_activation(seen: Examination) -> list[Cause]:
    """A single link, or the way back, given its activation: another mistake for each, a pair, or an experiment."""
    if seen.is_gradient or "da_dz" not in seen.exercise.links:
        return []
    is_way_back = "back" in seen.exercise.links
    if not any(o.judgement.kind in ("wrong", "close") for o in seen.odd):
        left = way_back.not_summed([(o.case, o.reply) for o in seen.odd]) if is_way_back else None
        return [Cause("back", shown="not summed", about=left)] if left else []
    wrong = {g: some for g, some in seen.by_activation.items() if not all(o.right for o in some)}
    nothing = [g for g, some in wrong.items() if all(o.judgement.kind == "none" for o in some)]
    slopes = {
        g: [entry for entry in seen.book.fitting([(o.case, o.reply) for o in some]) if entry.link == "da_dz"]
        for g, some in wrong.items()
        if g not in nothing
    }
    if all(slopes.values()):
        named = [Cause("da_dz", tuple(entries), shown="named", about=(g,)) for g, entries in slopes.items()]
        return [*_merged(named), *(Cause("shape", shown="none", about=(f"g = {g!r}",)) for g in nothing)]
    if not is_way_back:
        return []
    some = pairs(seen.book, seen.pairs)
    if some:
        return [
            Cause(entries[0].link, tuple(dict.fromkeys(entries)), shown="wrong") for entries in zip(*some, strict=True)
        ]
    return [way_back.slope_or_way_back(seen.exercise.function, seen.ask)]


def _merged(causes: Sequence[Cause]) -> list[Cause]:
    """One cause for each misconception, though it shows in several activations."""
    return list({cause.entries[0]: cause for cause in reversed(causes)}.values())[::-1]
