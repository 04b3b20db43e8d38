"""Several samples of which each is right on its own: which link takes something from the other samples.

The samples differ in one quantity only: in the error; in x, with W x the same; in both; or in z.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from autograder.core.diagnosis.answers import agree
from autograder.core.diagnosis.asking import Composite
from autograder.core.diagnosis.drawn import WIDE, layers, repeated
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.rules import Rule, first
from autograder.core.network import Batch

TARGETS = np.array([0.3, -0.5])[:, None]
"""How far the targets of two samples are moved, those of each by as much for all nodes."""


def mixed_link(composite: Composite) -> Cause:
    """The link that is not each sample's own; average where it is several, what is made of them, or none shows."""
    return first(SAMPLES, Samples(composite)) or Cause("average")


@dataclass(frozen=True)
class Samples:
    """A composite, asked for samples that differ in one quantity: does it mind this, beyond the mean of its own?"""

    composite: Composite

    def minds(self, which: str) -> bool:
        """Whether the answer to samples that differ in this is another one than the mean of those to each alone."""
        key = ("samples", which)
        if key not in self.composite.memo:
            batch = samples()[which]
            (found,) = self.composite(batch)
            own = self.composite.mean_of_own(batch)
            self.composite.memo[key] = found is None or not agree(found, own)
        return bool(self.composite.memo[key])

    @property
    def answers_targets(self) -> bool:
        """Whether other targets change the answer to samples with different z as they change that to each alone."""
        before = samples()["all but y"]
        batches = [before, replace(before, Y=before.Y + TARGETS)]
        changes = [
            [after - one for one, after in zip(*found, strict=True)]
            for found in (self.composite(*batches), [self.composite.mean_of_own(batch) for batch in batches])
            if found[0] and found[1]
        ]
        return len(changes) == 2 and agree(*changes)

    @property
    def minds_their_number(self) -> bool:
        """Whether identical samples are not one sample."""
        return self.composite.copies > 1 or self.minds("nothing")


SAMPLES: tuple[Rule[Samples], ...] = (
    Rule("Are identical samples something else than one of them?", lambda s: s.minds_their_number, "average"),
    Rule(
        "Do both the errors and the inputs of other samples get in?", lambda s: s.minds("e") and s.minds("x"), "average"
    ),
    Rule("Do only the errors of other samples get in?", lambda s: s.minds("e"), "dC_da", "mixed"),
    Rule("Do only the inputs of other samples get in?", lambda s: s.minds("x"), "dz_dw", "mixed"),
    Rule(
        "Do errors and inputs not belong together, though equal targets do no harm? Targets were mixed up.",
        lambda s: s.minds("e and x") and not s.minds("all but y"),
        "dC_da",
        "mixed",
    ),
    Rule("Do errors and inputs not belong together?", lambda s: s.minds("e and x"), "average"),
    Rule(
        "Do outputs of other samples get in, also where the layer is linear, though each slope is its own?",
        lambda s: s.minds("z, linear") and s.answers_targets,
        "dC_da",
        "mixed",
    ),
    Rule(
        "Does z of other samples get in, also where the layer is linear?",
        lambda s: s.minds("z, linear"),
        "forward",
        "mixed",
    ),
    Rule(
        "Does z of other samples get in, but not where the slope is 1?",
        lambda s: s.minds("all but y"),
        "da_dz",
        "mixed",
    ),
)
"""Whose quantity is taken from another sample."""


@lru_cache(maxsize=1)
def samples() -> dict[str, Batch]:
    """One sample three times; other errors, other x, and both; other z with one target, and in a linear layer."""
    drawn = layers("tanh", *WIDE)
    base = drawn["base"]
    errors = np.array([drawn[name].e for name in ("base", "e", "e again")])
    unseen = np.linalg.svd(base.W)[2][len(base.z) :]  # rows that W takes to 0
    inputs = base.x + np.vstack([0 * base.x, unseen[0], unseen[-1] - unseen[0] / 2])
    same = repeated(base.batch, len(errors))
    other = Batch(same.Ws, same.gs, inputs, base.a - errors)
    plain = base.with_(g="linear")
    anything = np.array([drawn[name].x for name in ("base", "x")])
    return {
        "nothing": same,
        "e": Batch(same.Ws, same.gs, same.X, other.Y),
        "x": Batch(same.Ws, same.gs, other.X, same.Y),
        "e and x": other,
        "all but y": Batch(same.Ws, same.gs, anything, same.Y[:2]),
        "z, linear": Batch(same.Ws, (plain.g,), anything, plain.batch.Y.repeat(2, axis=0)),
    }
