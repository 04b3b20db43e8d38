"""Controlled experiments on one layer: what a gradient does when one quantity changes and the others are held.

If only dC/da is wrong, student / (g'(z_j) x_k) is a function of a and y: it stays when x, the rest of W, or the
activation (with a held) changes. If only da/dz is wrong, student / (2 e_j x_k) stays when e, x or W change; if only
dz/dw is wrong, student / (2 e_j g'(z_j)) stays when e, z or W change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any

import numpy as np

from autograder.core.chain import SLOPES, TRUE, gradient
from autograder.core.diagnosis.views import Layer, Seen, View
from autograder.core.network import Array
from autograder.core.sameness import SAME, alike

WITH_THE_SAME_A: dict[str, tuple[str, Callable[[Array], Any]]] = {
    "sigmoid": ("tanh", np.arctanh),
    "tanh": ("linear", np.asarray),
    "relu": ("tanh", np.arctanh),
    "linear": ("tanh", np.arctanh),
}
"""Another activation, and the z at which it has a given a."""


@lru_cache(maxsize=64)
def layers(g: str, J: int, K: int) -> dict[str, Layer]:
    """A layer, and the same layer with one quantity changed."""
    drawn = (Layer.drawn(f"base {number}/{g}", J, K, g) for number in count())
    base = next(layer for layer in (one.with_(z=-one.z) for one in drawn) if _is_varied(layer))
    other, third = (Layer.drawn(f"{part}/{g}", J, K, g) for part in ("other", "third"))
    partner, z_of = WITH_THE_SAME_A[g]
    # A closed relu stays closed: opening it would change too much at once.
    z = np.where(base.z > 0, np.abs(other.z), -np.abs(other.z)) if g == "relu" else other.z
    return {
        "base": base,
        "e": base.with_(e=other.e),
        "e again": base.with_(e=third.e),
        "x": base.with_(x=other.x),
        "z": base.with_(z=z),
        "z mirrored": base.with_(z=-base.z),
        "W": base.with_(U=other.U),
        "g, a held": base.with_(z=np.asarray(z_of(base.a)), g=partner),
    }


def _is_varied(layer: Layer) -> bool:
    """Whether some z are below 0, and others on both sides of 1/2; and the errors there of both signs."""
    opened = layer.z > 0
    return bool(np.any(~opened) and np.any(layer.z > 0.5) and np.any(opened & (layer.z < 0.5))) and bool(
        np.any(layer.e[opened] > 0) and np.any(layer.e[opened] < 0)
    )


def truth(layer: Layer) -> Array:
    """The right gradient of a layer."""
    return gradient(layer.batch, TRUE)[0]


@dataclass(frozen=True)
class Observations:
    """What a student's gradient is for each of the layers of one activation."""

    layers: dict[str, Layer]
    seen: dict[str, Array | None]

    @property
    def g(self) -> str:
        """The activation."""
        return self.layers["base"].g

    @property
    def shape(self) -> tuple[int, int]:
        """The numbers of nodes and of inputs."""
        J, K = self.layers["base"].U.shape
        return J, K

    @property
    def is_right(self) -> bool:
        """Whether all of it is right that has this activation."""
        return all(alike(self.seen[name], truth(layer)) for name, layer in self.layers.items() if layer.g == self.g)

    @property
    def is_blind(self) -> bool:
        """Whether nothing came back."""
        return all(gradient is None for gradient in self.seen.values())

    def ratios(self, divisor: str, *names: str) -> list[Array | None]:
        """student / (the links other than `divisor`'s own), for these layers; only nodes that are open."""
        return [self._ratio(divisor, name) for name in ("base", *names)]

    def _ratio(self, link: str, name: str) -> Array | None:
        layer, answer = self.layers[name], self.seen[name]
        if answer is None:
            return None
        slope = SLOPES[layer.g](layer.z)
        shut = self._shut
        if link != "da_dz" and np.any(np.abs(answer[slope == 0]) > SAME):
            return None  # with g' = 0 the other links cannot show
        rest = {
            "dC_da": np.outer(slope, layer.x),
            "da_dz": np.outer(2 * layer.e, layer.x),
            "dz_dw": np.outer(2 * layer.e * slope, np.ones(len(layer.x))),
        }[link]
        keep = ~shut if link != "da_dz" else np.ones(len(slope), dtype=bool)
        return np.asarray(answer[keep] / rest[keep])

    @property
    def _shut(self) -> Array:
        base = self.layers["base"]
        return np.asarray(SLOPES[base.g](base.z) == 0)

    def ignores(self, *names: str) -> bool:
        """Whether the answer stays when these quantities change."""
        return alike(*(self.seen[name] for name in ("base", *names)))

    @property
    def ignored_links(self) -> list[str]:
        """The links whose own quantity makes no difference to the answer."""
        seen_by = (("dC_da", "e"), ("da_dz", "z"), ("dz_dw", "x"))
        return [link for link, quantity in seen_by if self.ignores(quantity)]

    def explained_by(self) -> list[str]:
        """The single links that could be wrong on their own."""
        held = {
            "da_dz": ("e", "e again", "x", "W"),
            "dC_da": ("x", "W", "g, a held"),
            "dz_dw": ("e", "z", "W"),
        }
        return [link for link, names in held.items() if alike(*self.ratios(link, *names))]

    def factor(self) -> float | None:
        """The one number by which every answer differs from the truth, if there is one."""
        quotients = []
        for name, layer in self.layers.items():
            right, answer = truth(layer), self.seen[name]
            if answer is None or not alike(answer, right * (answer.sum() / right.sum())):
                return None
            quotients.append(np.atleast_1d(answer.sum() / right.sum()))
        return float(quotients[0][0]) if alike(*quotients) else None

    @property
    def is_smooth(self) -> bool:
        """Whether no node can be closed, so that every weight has a slope."""
        return self.g in ("tanh", "sigmoid")

    @property
    def is_rearranged(self) -> bool:
        """Whether all the right numbers are there, in other places, or some of them and zeros for the rest."""
        return self._is_permuted() or self._is_partly_zero()

    def _is_permuted(self) -> bool:
        return all(
            answer is not None and alike(np.sort(answer.ravel()), np.sort(truth(self.layers[name]).ravel()))
            for name, answer in self.seen.items()
        )

    def _is_partly_zero(self) -> bool:
        kept = None if self.seen["base"] is None else self.seen["base"] != 0
        return (
            kept is not None
            and bool(np.any(kept))
            and all(
                answer is not None and alike(answer, truth(self.layers[name]) * kept)
                for name, answer in self.seen.items()
            )
        )

    @property
    def is_proportional_to_the_error(self) -> bool:
        """Whether the answer of node j is e_j times something that e does not change."""
        answers = [self.seen[name] for name in ("base", "e", "e again")]
        if any(answer is None for answer in answers):
            return False
        errors = [self.layers[name].e[:, None] for name in ("base", "e", "e again")]
        return alike(*(answer / e for answer, e in zip(answers, errors, strict=True) if answer is not None))

    @property
    def believes_another_forward_pass(self) -> bool:
        """Whether the answer is right for another a: affine in y, and 0 at the same a for all k.

        The slope at that a must be the activation's own there or at the true z, or W must matter beside z; otherwise
        the links are put together in another way, and the root is an accident. Where the slope is the activation's own
        at that a, this may also be another one for each weight.
        """
        base, *others = (self.layers[name] for name in ("base", "e", "e again"))
        start, *answers = (self.seen[name] for name in ("base", "e", "e again"))
        if start is None or any(answer is None for answer in answers):
            return False
        with np.errstate(all="ignore"):
            changes = [
                (answer - start) / (base.e - other.e)[:, None]
                for answer, other in zip(answers, others, strict=True)
                if answer is not None
            ]
            roots = (base.a - base.e)[:, None] - start / changes[0]
            slopes = changes[0] / (-2 * base.x)
            believed = SLOPES_OF_A[base.g](roots)
            inputs = slopes / believed  # as parts of x
        if not alike(*changes) or not np.all(np.isfinite(roots)) or alike(roots, base.a[:, None] + 0 * roots):
            return False
        # Another x, too, may be what is put in: then it is the same one for every node.
        has_slope_there = bool(np.all(np.isfinite(inputs))) and alike(inputs, inputs[:1] + 0 * inputs)
        if not alike(roots, roots[:, :1] + 0 * roots):
            return self.is_smooth and alike(slopes, believed)
        right = np.broadcast_to(SLOPES[base.g](base.z)[:, None], slopes.shape)
        return has_slope_there or alike(slopes, right) or not self.ignores("W")


SLOPES_OF_A = {
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a**2,
    "relu": lambda a: (a > 0) * 1.0,
    "linear": lambda a: 1.0 + 0 * a,
}
"""g' where the activation is a."""


def observe(view: View, g: str, J: int, K: int) -> Observations:
    """Ask for the gradients of all the layers of one activation."""
    asked = layers(g, J, K)
    found: list[Seen] = view.samples(*(layer.batch for layer in asked.values()))
    return Observations(asked, {name: one[0] if one else None for name, one in zip(asked, found, strict=True)})
