"""What a chain answers to drawn networks, and whether a student's gradients are those."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from autograder.core.chain import Chain, gradient
from autograder.core.diagnosis.asking import Gradients
from autograder.core.network import Batch, Unseen
from autograder.core.sameness import CLOSE, same


def answers_of(chain: Chain, batch: Batch) -> Gradients:
    """The gradients of a chain; None where it raises, or they have not the shapes of Ws."""
    try:
        with np.errstate(all="ignore"):
            gradients = gradient(batch, chain)
    except Unseen:
        return None
    except Exception:  # a wrong link raises what numpy raises
        return None
    shapes = [np.shape(one) for one in gradients]
    whole = shapes == [W.shape for W in batch.Ws] and all(np.all(np.isfinite(one)) for one in gradients)
    return gradients if whole else None


def agree(found: Gradients, wanted: Gradients) -> bool:
    """Whether gradients are the same, or neither is there."""
    if found is None or wanted is None:
        return found is wanted
    return same(found, wanted, CLOSE)


def all_agree(chain: Chain, batches: Sequence[Batch], found: Sequence[Gradients]) -> bool:
    """Whether a chain gives all the gradients that were found."""
    if all(one is None for one in found):
        return False  # to answer nowhere is no number
    return all(agree(one, answers_of(chain, batch)) for one, batch in zip(found, batches, strict=True))
