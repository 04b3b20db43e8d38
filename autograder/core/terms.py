"""The words in which the lesson is written: its assignments, activations and links, and how inputs are asked for.

It needs no numpy, so that the help of the command is quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from autograder.core.finding import Link

ASSIGNMENTS = ("one-weight", "one-layer", "whole-network")
ACTIVATION_NAMES = ("sigmoid", "tanh", "relu", "linear")
CHAIN: tuple[Link, ...] = ("forward", "dC_da", "da_dz", "dz_dw", "product", "back", "average")
"""The links in the order in which to mend them."""
DIRECTIONS = ("up", "down", "same")


Variant = Literal["plain", "integer", "binary", "edge", "brink", "square", "bent"]
Voice = Literal["values", "finite_difference", "conduct", "recorded"]


@dataclass(frozen=True)
class Inputs:
    """How the inputs of a case are drawn: a layer of one sample, n samples of a layer, or a network.

    Sizes that are None are drawn, pairwise different. `variant` is one of plain, integer (y), binary (y is 0 or 1),
    edge (one z of 0.0001), brink (one z of 1e-9), square (equal widths, to explain only), bent (f for a gradient
    check).
    """

    gs: tuple[str, ...]
    J: int | None = None
    K: int | None = None
    n: int | None = None
    variant: Variant = "plain"

    @property
    def spelled(self) -> str:
        """The text that cases are drawn from: one that a new field, or another name, leaves as it is."""
        # Not repr(self), which this once was: every hidden case hangs on each letter of it, and with a course's
        # secret its cases, and so its marks, can be found again years later.
        return f"Inputs(gs={self.gs!r}, J={self.J!r}, K={self.K!r}, n={self.n!r}, variant={self.variant!r})"


@dataclass(frozen=True)
class Facet:
    """A part of an exercise that is marked as one: its points count only if all its cases pass.

    `voice` says who decides: the closed form (values), the finite difference of the loss (finite_difference), what
    the call did besides answering (conduct), or a fixed answer (recorded).
    """

    name: str
    points: float
    cases: tuple[Inputs, ...] = ()
    voice: Voice = "values"
