"""Which link is wrong in dC/da of the layer before: sum_j dC/da_j g'(z_j) w_jk.

If only da/dz is wrong, there is one slope for each node, the same for every W and every upstream, with which the sum is
the student's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from random import Random

import numpy as np

from autograder.core.cases import Case, clear_of
from autograder.core.chain import SLOPES
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.rules import Rule, always, first
from autograder.core.functions.function import Function
from autograder.core.lesson import ACTIVATION_NAMES
from autograder.core.network import Array
from autograder.core.sameness import CLOSE, SAME, alike, as_numbers, same
from autograder.reply import Ask, Reply

J, K = 3, 5


def slope_or_way_back(function: Function, ask: Ask) -> Cause:
    """The link that the experiments single out, da_dz or back."""
    return first(WAY_BACK, WayBack(function, ask)) or Cause("back")


@lru_cache(maxsize=8)
def cases(function: Function, g: str) -> list[Case]:
    """A layer, and the same layer with another W, another upstream, and both."""
    draw = Random(f"way back/{g}")
    W, V = (np.array([clear_of(draw, K, (0.2, 1.1)) for _ in range(J)]) for _ in range(2))
    z, u, v = (clear_of(draw, J, (0.3, 0.9)) for _ in range(3))
    return [Case(function, (*call, g)) for call in ((W, z, u), (V, z, u), (W, z, v), (V, z, v))]


@dataclass(frozen=True)
class WayBack:
    """What came back for these layers, and the slopes per node that would explain it."""

    function: Function
    ask: Ask

    def cases(self, g: str) -> list[Case]:
        """The layers with this activation."""
        return cases(self.function, g)

    @cached_property
    def wrong(self) -> dict[str, list[Array | None]]:
        """The answers for the activations for which one is wrong."""
        found = {
            g: [_vector(reply) for reply in self.ask(self.function.name, [case.arguments for case in self.cases(g)])]
            for g in ACTIVATION_NAMES
        }
        return {g: some for g, some in found.items() if not _are_right(self.cases(g), some)}

    @cached_property
    def slopes(self) -> dict[str, Array | None]:
        """For each of these the one slope per node that explains all its answers, if there is one."""
        return {g: _common_slopes(self.cases(g), some) for g, some in self.wrong.items()}

    @property
    def has_slopes(self) -> bool:
        """Whether each activation has slopes of its own, whatever W and the upstream."""
        return all(slopes is not None for slopes in self.slopes.values())

    @property
    def are_weighted(self) -> bool:
        """Whether these are the true slopes times one number for each node, whatever z and g are."""
        asked = [g for g in ("sigmoid", "tanh", "linear") if self.slopes.get(g) is not None]
        ratios = [self.slopes[g] / SLOPES[g](self.cases(g)[0].arguments[1]) for g in asked]
        return len(ratios) == 3 and alike(*ratios)

    @property
    def has_slopes_for_each_upstream(self) -> bool:
        """Whether there are slopes for each upstream, other ones for another; and a linear layer is right."""
        return "linear" not in self.wrong and all(
            _common_slopes(self.cases(g)[at : at + 2], some[at : at + 2]) is not None
            for g, some in self.wrong.items()
            for at in (0, 2)
        )


WAY_BACK: tuple[Rule[WayBack], ...] = (
    Rule(
        "Is it the true slope times a number for each node? A path is lost, or weighted.",
        lambda w: w.has_slopes and w.are_weighted,
        "back",
    ),
    Rule("Is there one slope for each node that explains everything?", lambda w: w.has_slopes, "da_dz"),
    Rule(
        "Is there one for each node and upstream, and is a linear layer right?",
        lambda w: w.has_slopes_for_each_upstream,
        "da_dz",
    ),
    Rule("Is it something else?", always, "back"),
)
"""Slope or way back."""


def not_summed(observed: Sequence[tuple[Case, Reply]]) -> tuple[str, int] | None:
    """The shape of an answer that is right once it is summed over an axis, one number for each path, and this axis."""
    found = (("(J, K)", 0), ("(K, J)", 1))
    return next((one for one in found if all(_is_sum(*pair, axis=one[1]) for pair in observed)), None)


def _is_sum(case: Case, reply: Reply, axis: int) -> bool:
    numbers, W = None if reply.fault else as_numbers(reply.value), np.asarray(case.arguments[0])
    is_table = isinstance(numbers, np.ndarray) and numbers.shape == (W.T if axis else W).shape
    return is_table and same(np.sum(reply.value, axis=axis), case.answer(), CLOSE, case.scale)


def _are_right(asked: Sequence[Case], found: Sequence[Array | None]) -> bool:
    return all(same(numbers, case.answer(), CLOSE, case.scale) for numbers, case in zip(found, asked, strict=True))


def _vector(reply: Reply) -> Array | None:
    numbers = None if reply.fault else as_numbers(reply.value)
    return numbers.reshape(K) if isinstance(numbers, np.ndarray) and numbers.squeeze().shape == (K,) else None


def _common_slopes(asked: Sequence[Case], found: Sequence[Array | None]) -> Array | None:
    """The slope per node with which W.T @ (upstream * slope) is the answer everywhere, if there is one."""
    there = [numbers for numbers in found if numbers is not None]
    if len(there) < len(found):
        return None
    rows = np.vstack([W.T * upstream for W, _, upstream, _ in (case.arguments for case in asked)])
    right = np.concatenate(there)
    slopes, *_ = np.linalg.lstsq(rows, right, rcond=None)
    return slopes if np.all(np.abs(rows @ slopes - right) <= SAME * np.max(np.abs(right))) else None
