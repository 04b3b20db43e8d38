"""A gradient that was right, and was changed when it was finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.core.diagnosis.examination import Examination
from autograder.core.diagnosis.experiments.finished import FINISHED, Finished, multiples_by_activation
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.rules import first
from autograder.core.network import Array
from autograder.core.sameness import as_numbers

NOT_TOLD = Cause(None, shown="alone")


def changed_at_the_end(seen: Examination) -> list[Cause]:
    """What was done to a finished gradient, or to some of its matrices: the product is not left as it is."""
    finished = _finished(seen) if seen.is_gradient else None
    if finished is None:
        return []
    parts = [finished, *([finished.part] if finished.part else []), finished.sums]
    cause = next((found for part in parts if (found := first(FINISHED, part)) is not None), None)
    if cause is None:
        return []
    return [replace(cause, link="product") if cause.shown == "finished" else cause]


def but_not_carried(seen: Examination, causes: Sequence[Cause]) -> list[Cause]:
    """These causes; without the way back and the forward pass where the first matrix is right, which shows both.

    A mere factor that comes with some activations may as well sit in any link.
    """
    finished = _finished(seen) if causes else None
    if finished is None:
        return list(causes)
    by_activation = [] if any(cause.entries for cause in causes) else multiples_by_activation(finished)
    if by_activation or not finished.carry_nothing_wrong:
        return by_activation or list(causes)
    left = [cause for cause in causes if cause.link not in ("back", "forward") and cause != NOT_TOLD]
    return left or [Cause(None, shown="line", about=finished.part.which if finished.part else ())]


def _finished(seen: Examination) -> Finished | None:
    """The matrices of all cases; None where some are of another shape, or there are none."""
    cases = [case for case, _ in seen.pairs]
    right = [_matrices(case.answer()) for case in cases]
    found = [_matrices(reply.value) for _, reply in seen.pairs]
    shapes, wanted = ([[part.shape for part in one] for one in some] for some in (found, right))
    if shapes != wanted or not all(np.isfinite(part).all() for one in found for part in one):
        return None
    return Finished(right, found, [case.batch.gs for case in cases], [len(case.batch.X) for case in cases])


def _matrices(value: Any) -> list[Array]:
    parts = [as_numbers(part) for part in (value if isinstance(value, list | tuple) else [value])]
    return [part for part in parts if isinstance(part, np.ndarray)]
