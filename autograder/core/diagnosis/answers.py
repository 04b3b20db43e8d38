"""What a chain answers to networks drawn once, and whether a student's gradients are those."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from random import Random

import numpy as np

from autograder.core.cases import batch as drawn_batch
from autograder.core.chain import Chain, gradient
from autograder.core.diagnosis.book import close
from autograder.core.diagnosis.views import Seen
from autograder.core.lesson import Inputs
from autograder.core.network import Batch, Unseen


@lru_cache(maxsize=16)
def drawn(inputs: Inputs) -> Batch:
    """The fixed public batch for these inputs."""
    return drawn_batch(Random(f"stages/{inputs.spelled}"), inputs)


def answers_of(chain: Chain, batch: Batch) -> Seen:
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


def agree(found: Seen, wanted: Seen) -> bool:
    """Whether gradients are the same, or neither is there."""
    if found is None or wanted is None:
        return found is wanted
    return close(found, wanted, [np.abs(one) for one in wanted])


def all_agree(chain: Chain, batches: Sequence[Batch], found: Sequence[Seen]) -> bool:
    """Whether a chain gives all the gradients that were found."""
    if all(seen is None for seen in found):
        return False  # to answer nowhere is no number
    return all(agree(seen, answers_of(chain, batch)) for seen, batch in zip(found, batches, strict=True))
