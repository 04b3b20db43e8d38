"""Controlled experiments on two layers, for a gradient that is right as long as there is one.

The output layer is judged like a single layer that is fed by h, the hidden activations. For the hidden layer, with
u = dC/dh: student / (u_j x_k) is a slope of its own if only da/dz is wrong there, and student / (u_j g'(z_j)) an
input of its own if only dz/dw is; what neither explains went wrong on the way back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import prod
from random import Random
from typing import Any

import numpy as np

from autograder.chain_rule import ACTIVATIONS
from autograder.core.cases import clear_of
from autograder.core.chain import SLOPES, TRUE, Chain, gradient
from autograder.core.diagnosis.explained import Explained, Named
from autograder.core.diagnosis.numbers import numbers
from autograder.core.diagnosis.views import View
from autograder.core.network import Array, Batch, Step
from autograder.core.sameness import alike

WIDTHS = (7, 5, 3)
SQUARE = (3, 3, 3)
ACTIVATION_PAIRS = (("tanh", "sigmoid"), ("sigmoid", "tanh"), ("relu", "tanh"))


@dataclass(frozen=True)
class TwoLayers:
    """One sample through two layers, put together from quantities that are drawn independently."""

    x: Array
    z1: Array
    U1: Array
    z2: Array
    U2: Array
    e: Array
    gs: tuple[str, str]

    @classmethod
    def drawn(cls, seed: str, gs: tuple[str, str], widths: tuple[int, int, int]) -> TwoLayers:
        """Quantities clear of 0 and 1."""
        draw = Random(seed)
        K, J1, J2 = widths
        U1, U2 = (np.array([clear_of(draw, into, (0.2, 1.1)) for _ in range(out)]) for into, out in ((K, J1), (J1, J2)))
        x, z1, z2, e = (clear_of(draw, size, (0.3, 0.9)) for size in (K, J1, J2, J2))
        return cls(x, z1, U1, z2, U2, e, gs)

    @property
    def h(self) -> Array:
        """The hidden activations."""
        return np.asarray(ACTIVATIONS[self.gs[0]](self.z1))

    @property
    def batch(self) -> Batch:
        """The one sample, as a batch."""
        W1, W2 = _through(self.U1, self.z1, self.x), _through(self.U2, self.z2, self.h)
        y = ACTIVATIONS[self.gs[1]](self.z2) - self.e
        return Batch((W1, W2), self.gs, self.x[None], y[None])

    @property
    def slopes(self) -> tuple[Array, Array]:
        """g' of the hidden and of the output layer."""
        return SLOPES[self.gs[0]](self.z1), SLOPES[self.gs[1]](self.z2)

    def u(self, chain: Chain) -> Array:
        """dC/dh."""
        step = Step(self.batch.samples[0], 2)
        return np.asarray(chain.back(step, chain.dC_da(step), chain.da_dz(step)))


def _through(U: Array, z: Array, x: Array) -> Array:
    return np.asarray(U + np.outer(z - U @ x, x) / (x @ x))


@lru_cache(maxsize=16)
def layers(gs: tuple[str, str], widths: tuple[int, int, int]) -> dict[str, TwoLayers]:
    """Two layers, and the same two with one quantity changed and the others held."""
    base, other = (TwoLayers.drawn(f"{part}/{gs}", gs, widths) for part in ("base", "other"))
    z1 = np.where(base.z1 > 0, np.abs(other.z1), -np.abs(other.z1)) if gs[0] == "relu" else other.z1
    changes: dict[str, dict[str, Any]] = {
        "base": {}, "e": {"e": other.e}, "x": {"x": other.x}, "z1": {"z1": z1},
        "W1": {"U1": other.U1}, "z2": {"z2": other.z2}, "W2": {"U2": other.U2},
    }  # fmt: skip
    return {name: replace(base, **change) for name, change in changes.items()}


OUTPUT, HIDDEN = 1, 0


def blame(view: View, shallow: Explained) -> tuple[str | None, bool]:
    """The link that goes wrong where there are two layers, beside what is wrong in one; back if only in more than two.

    Also whether the output layer is as one layer is: otherwise what was found there does not hold. What only makes
    everything larger or smaller is undone first.
    """
    entries = [entry for entry in shallow.named[0].entries if not (entry.link == "average" and view.copies > 1)]
    known = [numbers(entry) for entry in entries]
    is_scaled = all(one is not None and one[0] == one[1] for one in known)
    scale = view.scale / prod(one[0] for one in known if one)
    seen, chain = (replace(view, scale=scale), TRUE) if is_scaled else (view, Named().and_(*entries).chain)
    for gs in ACTIVATION_PAIRS:
        for widths in (WIDTHS, SQUARE):
            asked = layers(gs, widths)
            found = dict(zip(asked, seen.samples(*(one.batch for one in asked.values())), strict=True))
            if not any(one is None for one in found.values()):
                break
        if any(one is None for one in found.values()):
            return "back", True
        right = {name: gradient(one.batch, chain) for name, one in asked.items()}
        for at in (OUTPUT, HIDDEN):
            gradients = {name: one[at] for name, one in found.items() if one is not None}
            if all(alike(gradients[name], right[name][at]) for name in asked):
                continue
            if at == OUTPUT:
                return _output(asked, gradients) if is_scaled else None, False
            return _hidden(asked, gradients, {name: one[at] for name, one in right.items()}, chain), True
    return "back", True


def _held(asked: dict[str, TwoLayers], found: dict[str, Array], rest: Any, *names: str) -> bool:
    """Whether student / rest(layers) stays the same when these quantities change."""
    with np.errstate(all="ignore"):
        quotients = [found[name] / rest(asked[name]) for name in ("base", *names)]
    fine = [np.where(np.isfinite(quotient), quotient, 0.0) for quotient in quotients]
    return alike(*fine)


def _output(asked: dict[str, TwoLayers], found: dict[str, Array]) -> str:
    if _held(asked, found, lambda t: np.outer(2 * t.e * t.slopes[1], np.ones(len(t.h))), "e", "z2", "W2"):
        return "dz_dw"
    if _held(asked, found, lambda t: np.outer(2 * t.e, t.h), "e", "W2", "x", "W1"):
        return "da_dz"
    return "forward"  # dC/da does not see how many layers there are


def _hidden(asked: dict[str, TwoLayers], found: dict[str, Array], right: dict[str, Array], chain: Chain) -> str:
    """The link that is wrong in the hidden layer; the chain tells what comes down to it from the output layer."""
    with np.errstate(all="ignore"):
        ratios = [np.where(right[name] != 0, found[name] / right[name], 1.0) for name in asked]
    if alike(*ratios):
        return "back"  # a bare factor that one layer does not have
    if all(alike(np.sort(found[name].ravel()), np.sort(right[name].ravel())) for name in asked):
        return "product"
    if _held(asked, found, lambda t: np.outer(t.u(chain), t.x), "e", "x", "W1", "z2", "W2"):
        return "da_dz"
    if _held(asked, found, lambda t: np.outer(t.u(chain) * t.slopes[0], np.ones(len(t.x))), "e", "z1", "z2", "W2"):
        return "dz_dw"
    return "back"
