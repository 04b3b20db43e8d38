"""Catalogue entries that only scale the gradient (a lost factor 2, say), and by how much.

Factors commute, so that several entries may come to the same one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from autograder.core.chain import TRUE, gradient
from autograder.core.diagnosis.drawn import TALL, WIDE, layers, repeated
from autograder.core.misconceptions import Misconception
from autograder.core.network import Array, Batch
from autograder.core.sameness import alike

Factors = tuple[float, ...]
"""By what an entry multiplies the gradient of one sample of a wide layer, of a tall layer, and of three samples."""


@lru_cache(maxsize=512)
def factors(entry: Misconception) -> Factors | None:
    """The factors of an entry; None if it does more than multiply by them, or nothing."""
    wide, tall = layers("tanh", *WIDE), layers("tanh", *TALL)
    alike_layers = [wide[name].batch for name in ("base", "e", "z", "x")]
    found = []
    for batches in (alike_layers, [tall["base"].batch], [repeated(wide["base"].batch, 3)]):
        factor = _factor(entry, batches)
        if factor is None:
            return None
        found.append(factor)
    return None if set(found) == {1.0} else tuple(found)


def _factor(entry: Misconception, batches: Sequence[Batch]) -> float | None:
    ratios: list[Array] = []
    for batch in batches:
        try:
            with np.errstate(all="ignore"):
                ratios.append(gradient(batch, entry.chain)[0] / gradient(batch, TRUE)[0])
        except Exception:  # a wrong link raises what numpy raises
            return None
        if np.shape(ratios[-1]) != batch.Ws[0].shape or not np.all(np.isfinite(ratios[-1])):
            return None
        if not alike(ratios[-1], np.full(ratios[-1].shape, ratios[0].flat[0])):
            return None
    return round(float(ratios[0].flat[0]), 9) or None


def follows_a_width(entry: Misconception) -> bool:
    """Whether an entry multiplies by another factor in a layer of another size."""
    found = factors(entry)
    return found is not None and found[0] != found[1]
