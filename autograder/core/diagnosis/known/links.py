"""The links of one layer as every entry of the catalogue computes them, on every forward pass, and their product."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.core.chain import TRUE
from autograder.core.diagnosis.drawn import Shape, base_step
from autograder.core.misconceptions import Misconception
from autograder.core.network import Array, Step
from autograder.core.sameness import CLOSE

SIDE = {"dC_da": 0, "da_dz": 0, "dz_dw": 1}
"""The links that are vectors, and along which side of the weights."""
Entry = Misconception | None
"""None stands for the true link."""


def link(entry: Entry, place: str) -> Any:
    """The link of an entry, or the true one."""
    return getattr(TRUE, place) if entry is None else entry.put[place]


def step_of(forward: Entry, g: str, shape: Shape) -> Step | None:
    """The base layer with this activation on a forward pass; None where that cannot run."""
    step = base_step(g, shape)
    if forward is None:
        return step
    try:
        trace = step.trace.with_(forward=forward.put["forward"])
    except Exception:  # a wrong link raises what numpy raises
        return None
    return Step(trace, 1) if np.shape(trace.zs[0]) == shape[:1] else None


def table(some: Sequence[Entry], place: str, step: Step) -> Array:
    """What each entry computes, in rows; nan where it raises."""
    rows = np.full((len(some), step.W.shape[SIDE[place]]), np.nan)
    with np.errstate(all="ignore"):
        for row, entry in zip(rows, some, strict=True):
            with suppress(Exception):  # a wrong link raises what numpy raises
                row[:] = link(entry, place)(step)
    return rows


def is_first(rows: Array) -> Array:
    """For each row whether it is the first one's."""
    return np.asarray(np.all(np.abs(rows - rows[0]) <= CLOSE, axis=1))


@dataclass(frozen=True)
class Links:
    """The links of one layer on one forward pass: a row for each entry, the true one first, nan where there is none."""

    step: Step
    first: Array
    middle: Array
    last: Array

    def put_together(self, end: Entry, rows: Array) -> Array:
        """What a product makes of these rows (first, middle, last) of the links, each flat; nan where it cannot."""
        vectors = self.first[rows[:, 0]], self.middle[rows[:, 1]], self.last[rows[:, 2]]
        size = self.step.W.size
        try:
            with np.errstate(all="ignore"):
                made = _outer(*vectors) if end is None else np.asarray(end.put["product"](self.step, *vectors))
            return np.reshape(made, (len(rows), size))
        except Exception:  # a wrong link raises what numpy raises
            return np.full((len(rows), size), np.nan)


def _outer(dC_da: Array, da_dz: Array, dz_dw: Array) -> Array:
    return np.asarray((dC_da * da_dz)[:, :, None] * dz_dw[:, None, :])
