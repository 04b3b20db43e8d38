"""The links of one layer as every entry of the catalogue computes them, on every forward pass, and their product."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.core.chain import TRUE
from autograder.core.diagnosis.experiments import layers
from autograder.core.lesson import ACTIVATION_NAMES
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Array, Step
from autograder.core.sameness import CLOSE

Shape = tuple[int, int]
WIDE: Shape = (3, 5)
SQUARE: Shape = (3, 3)
"""The layer (J, K) that is looked at, and the one for mistakes that can run on no other."""
SIDE = {"dC_da": 0, "da_dz": 0, "dz_dw": 1}
"""The links that are vectors, and along which side of the weights."""
Entry = Misconception | None
"""None stands for the true link."""


def link(entry: Entry, place: str) -> Any:
    """The link of an entry, or the true one."""
    return getattr(TRUE, place) if entry is None else entry.put[place]


@lru_cache(maxsize=8)
def entries(place: str) -> tuple[Entry, ...]:
    """The true link, and each entry that replaces the link at this place alone and shows in one layer."""
    some = (None, *(entry for entry in CATALOGUE if set(entry.put) == {place}))
    shown = ~np.all([is_first(_table(some, place, true_step(g, WIDE))) for g in ACTIVATION_NAMES], axis=0)
    return (None, *(entry for entry, shows in zip(some, shown, strict=True) if shows))


@lru_cache(maxsize=1)
def forwards() -> tuple[Entry, ...]:
    """The true forward pass, and each entry that replaces it and shows in one layer."""
    some = [entry for entry in CATALOGUE if "forward" in entry.put]
    return (None, *(entry for entry in some if any(_shows(entry, g) for g in ACTIVATION_NAMES)))


def _shows(forward: Misconception, g: str) -> bool:
    right, wrong = true_step(g, WIDE), _step(forward, g, WIDE)
    return wrong is None or not (np.allclose(wrong.z, right.z) and np.allclose(wrong.a, right.a))


def true_step(g: str, shape: Shape) -> Step:
    """The base layer with this activation on the true forward pass."""
    return Step(layers(g, *shape)["base"].batch.samples[0], 1)


def _step(forward: Entry, g: str, shape: Shape) -> Step | None:
    step = true_step(g, shape)
    if forward is None:
        return step
    try:
        trace = step.trace.with_(forward=forward.put["forward"])
    except Exception:  # a wrong link raises what numpy raises
        return None
    return Step(trace, 1) if np.shape(trace.zs[0]) == shape[:1] else None


def _table(some: Sequence[Entry], place: str, step: Step) -> Array:
    """What each entry computes; nan where it raises."""
    table = np.full((len(some), step.W.shape[SIDE[place]]), np.nan)
    with np.errstate(all="ignore"):
        for row, entry in zip(table, some, strict=True):
            with suppress(Exception):  # a wrong link raises what numpy raises
                row[:] = link(entry, place)(step)
    return table


def is_first(table: Array) -> Array:
    """For each row whether it is the first one's."""
    return np.asarray(np.all(np.abs(table - table[0]) <= CLOSE, axis=1))


@dataclass(frozen=True)
class Links:
    """The links of one layer on one forward pass: a row for each of `entries(place)`, nan where there is none."""

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


@lru_cache(maxsize=256)
def links(forward: Entry, g: str, shape: Shape) -> Links | None:
    """The links of the base layer with this activation; None where the forward pass cannot run."""
    step = _step(forward, g, shape)
    if step is None:
        return None
    first, middle, last = (_table(entries(place), place, step) for place in SIDE)
    if forward is not None and "dz_dw" in forward.put:  # its own, which no other can replace
        last[:] = np.nan
        last[0] = forward.put["dz_dw"](step)
    return Links(step, first, middle, last)
