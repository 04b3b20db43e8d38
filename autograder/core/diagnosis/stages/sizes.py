"""Gradients that raise wherever all sizes differ, and come back where some of them are equal."""

from __future__ import annotations

from autograder.core.cases import Case
from autograder.core.diagnosis.asking import Composite
from autograder.core.diagnosis.examination import Examination, faults, matrices, sizes
from autograder.core.diagnosis.experiments.sizes import Needed, sizes_of_a_layer, sizes_of_several_layers
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.known.book import SHAPES_DO_NOT_FIT


def only_for_sizes(seen: Examination) -> list[Cause]:
    """What is to be said first: where the number of samples must be equal to another, or all is right that runs."""
    needed = needed_sizes(seen)
    if needed is None:
        return []
    is_right = all(o.right for o in seen.observed if o.reply.fault is None)
    return [_cause(seen, needed)] if needed.has_samples or is_right else []


def only_for_some_sizes(seen: Examination) -> list[Cause]:
    """What is to be said where nothing else is."""
    needed = needed_sizes(seen)
    return [] if needed is None else [_cause(seen, needed)]


def _cause(seen: Examination, needed: Needed) -> Cause:
    fault = seen.first_fault[0] if seen.first_fault else None
    raised = faults(seen.observed)[0].exception
    return Cause(needed.link, shown="only for sizes", about=(fault, raised, needed.sizes, needed.same))


def needed_sizes(seen: Examination) -> Needed | None:
    """Which sizes must be equal, if all that raises does so as wrong shapes do, and nothing else comes back."""
    raised = faults(seen.observed)
    if not seen.is_gradient or not raised or not all(fault.exception in SHAPES_DO_NOT_FIT for fault in raised):
        return None
    came_back = [o.case for o in seen.observed if o.reply.fault is None and _are_apart(o.case)]
    composite = Composite(seen.exercise.function, seen.ask)
    if not came_back:
        return sizes_of_a_layer(composite)
    return sizes_of_several_layers(composite) if all(matrices(case) == 1 for case in came_back) else None


def _are_apart(case: Case) -> bool:
    """Whether all sizes differ, and none is 1."""
    n, J, K = sizes(case)
    widths = [K, *(len(W) for W in case.batch.Ws), *([n] if n else [])]
    return J > 1 and n != 1 and K > 1 and len(set(widths)) == len(widths)
