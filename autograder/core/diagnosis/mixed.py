"""Several samples of which each is right on its own: which link takes something from the other samples.

The samples differ in one quantity only: in the error; in x, with W x the same; in both; or in z.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from autograder.core.diagnosis import experiments, tables
from autograder.core.diagnosis.answers import agree
from autograder.core.diagnosis.views import Seen, View, repeated, single_samples
from autograder.core.network import Batch


def blame(view: View) -> str:
    """The link that is not each sample's own; average where more than one is, or what is made of them."""
    base, error, x, both, target, linear = _batches()
    if view.copies > 1 or not _is_own_mean(view, base):
        return "average"
    minds_error, minds_x = (not _is_own_mean(view, batch) for batch in (error, x))
    if minds_error != minds_x:
        return "dC_da" if minds_error else "dz_dw"
    if minds_error:
        return "average"
    if not _is_own_mean(view, both):
        # Deltas and inputs do not belong together; unless only targets were mixed up, which equal ones cannot be.
        return "dC_da" if _is_own_mean(view, target) else "average"
    # It is z: in a linear layer it matters for the output, and not for the slope.
    return "da_dz" if _is_own_mean(view, linear) else "forward"


@lru_cache(maxsize=1)
def _batches() -> tuple[Batch, ...]:
    """One sample three times; other errors, other x, and both; other z with one target, and in a linear layer."""
    drawn = experiments.layers("tanh", *tables.WIDE)
    base = drawn["base"]
    errors = np.array([drawn[name].e for name in ("base", "e", "e again")])
    unseen = np.linalg.svd(base.W)[2][len(base.z) :]  # rows that W takes to 0
    inputs = base.x + np.vstack([0 * base.x, unseen[0], unseen[-1] - unseen[0] / 2])
    same = repeated(base.batch, len(errors))
    other = Batch(same.Ws, same.gs, inputs, base.a - errors)
    plain = base.with_(g="linear")
    anything = np.array([drawn[name].x for name in ("base", "x")])
    return (
        same,
        Batch(same.Ws, same.gs, same.X, other.Y),
        Batch(same.Ws, same.gs, other.X, same.Y),
        other,
        Batch(same.Ws, same.gs, anything, same.Y[:2]),
        Batch(same.Ws, (plain.g,), anything, plain.batch.Y.repeat(2, axis=0)),
    )


def own_mean(view: View, batch: Batch) -> Seen:
    """The mean of the student's own gradients of the samples."""
    singles = view.samples(*single_samples(batch))
    if any(single is None for single in singles):
        return None
    return [np.mean(parts, axis=0) for parts in zip(*(single for single in singles if single), strict=True)]


def _is_own_mean(view: View, batch: Batch) -> bool:
    (found,) = view(batch)
    return found is not None and agree(found, own_mean(view, batch))
