"""Controlled experiments on one layer: what a gradient does when one quantity changes and the others are held.

If only dC/da is wrong, student / (g'(z_j) x_k) is a function of a and y: it stays when x, the rest of W, or the
activation (with a held) changes. If only da/dz is wrong, student / (2 e_j x_k) stays when e, x or W change; if only
dz/dw is wrong, student / (2 e_j g'(z_j)) stays when e, z or W change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from autograder.core.chain import SLOPES
from autograder.core.diagnosis.asking import Composite
from autograder.core.diagnosis.drawn import SQUARE, WIDE, Layer, Shape, layers
from autograder.core.finding import Link
from autograder.core.lesson import ACTIVATION_NAMES
from autograder.core.network import Array
from autograder.core.sameness import SAME, alike

SLOPES_OF_A = {
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a**2,
    "relu": lambda a: (a > 0) * 1.0,
    "linear": lambda a: 1.0 + 0 * a,
}
"""g' where the activation is a."""
HELD: dict[Link, tuple[str, ...]] = {
    "da_dz": ("e", "e again", "x", "W"),
    "dC_da": ("x", "W", "g, a held"),
    "dz_dw": ("e", "z", "W"),
}
"""What may change without changing student / (the other links), if that link alone is wrong."""
SEES: dict[Link, str] = {"dC_da": "e", "da_dz": "z", "dz_dw": "x"}
"""The quantity that each link sees."""


@dataclass(frozen=True)
class Readings:
    """What a student's gradient is for each of the layers of one activation."""

    layers: dict[str, Layer]
    seen: dict[str, Array | None]

    @property
    def g(self) -> str:
        """The activation."""
        return self.layers["base"].g

    @property
    def shape(self) -> Shape:
        """The numbers of nodes and of inputs."""
        J, K = self.layers["base"].U.shape
        return J, K

    @cached_property
    def are_right(self) -> bool:
        """Whether all of it is right that has this activation."""
        return all(alike(self.seen[name], layer.right) for name, layer in self.layers.items() if layer.g == self.g)

    @property
    def are_blind(self) -> bool:
        """Whether nothing came back."""
        return all(gradient is None for gradient in self.seen.values())

    @property
    def are_smooth(self) -> bool:
        """Whether no node can be closed, so that every weight has a slope."""
        return self.g in ("tanh", "sigmoid")

    def ratios(self, divisor: str, *names: str) -> list[Array | None]:
        """student / (the links other than `divisor`'s own), for these layers; only nodes that are open."""
        return [self._ratio(divisor, name) for name in ("base", *names)]

    def _ratio(self, link: str, name: str) -> Array | None:
        layer, answer = self.layers[name], self.seen[name]
        if answer is None:
            return None
        slope = SLOPES[layer.g](layer.z)
        if link != "da_dz" and np.any(np.abs(answer[slope == 0]) > SAME):
            return None  # with g' = 0 the other links cannot show
        rest = {
            "dC_da": np.outer(slope, layer.x),
            "da_dz": np.outer(2 * layer.e, layer.x),
            "dz_dw": np.outer(2 * layer.e * slope, np.ones(len(layer.x))),
        }[link]
        base = self.layers["base"]
        is_open = SLOPES[base.g](base.z) != 0
        keep = is_open if link != "da_dz" else np.ones(len(slope), dtype=bool)
        return np.asarray(answer[keep] / rest[keep])

    def ignore(self, *names: str) -> bool:
        """Whether the answer stays when these quantities change."""
        return alike(*(self.seen[name] for name in ("base", *names)))

    @property
    def ignored_links(self) -> list[Link]:
        """The links whose own quantity makes no difference to the answer; z rightly makes none in a linear layer."""
        return [link for link, quantity in SEES.items() if self.ignore(quantity) and not self._may_ignore(quantity)]

    def _may_ignore(self, quantity: str) -> bool:
        return alike(self.layers["base"].right, self.layers[quantity].right)

    @cached_property
    def possible_links(self) -> list[Link]:
        """The single links that could be wrong on their own."""
        return [link for link, names in HELD.items() if alike(*self.ratios(link, *names))]

    @cached_property
    def factor(self) -> float | None:
        """The one number by which every answer differs from the truth, if there is one."""
        quotients = []
        for name, layer in self.layers.items():
            right, answer = layer.right, self.seen[name]
            if answer is None or not alike(answer, right * (answer.sum() / right.sum())):
                return None
            quotients.append(np.atleast_1d(answer.sum() / right.sum()))
        return float(quotients[0][0]) if alike(*quotients) else None

    @property
    def are_rearranged(self) -> bool:
        """Whether all the right numbers are there, in other places, or some of them and zeros for the rest."""
        return self._are_permuted() or self._are_partly_zero()

    def _are_permuted(self) -> bool:
        return all(
            answer is not None and alike(np.sort(answer.ravel()), np.sort(self.layers[name].right.ravel()))
            for name, answer in self.seen.items()
        )

    def _are_partly_zero(self) -> bool:
        kept = None if self.seen["base"] is None else self.seen["base"] != 0
        return (
            kept is not None
            and bool(np.any(kept))
            and all(
                answer is not None and alike(answer, self.layers[name].right * kept)
                for name, answer in self.seen.items()
            )
        )

    @property
    def are_proportional_to_the_error(self) -> bool:
        """Whether the answer of node j is e_j times something that e does not change."""
        answers = [self.seen[name] for name in ("base", "e", "e again")]
        if any(answer is None for answer in answers):
            return False
        errors = [self.layers[name].e[:, None] for name in ("base", "e", "e again")]
        return alike(*(answer / e for answer, e in zip(answers, errors, strict=True) if answer is not None))

    @cached_property
    def believe_another_a(self) -> bool:
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
        # Another x, too, may be what is put in: then it is the same one for every node. But one a for all nodes, and
        # not x, is a mean of what belongs to each node.
        is_one_a = alike(roots, roots[:1] + 0 * roots)
        has_slope_there = bool(np.all(np.isfinite(inputs))) and alike(
            inputs, np.broadcast_to(1.0 if is_one_a else inputs[:1], inputs.shape)
        )
        if not alike(roots, roots[:, :1] + 0 * roots):
            return self.are_smooth and alike(slopes, believed)
        right = np.broadcast_to(SLOPES[base.g](base.z)[:, None], slopes.shape)
        return has_slope_there or alike(slopes, right) or not self.ignore("W")


@dataclass(frozen=True)
class LayerReadings:
    """The readings of all activations, and the composite that they were taken of."""

    composite: Composite
    readings: Sequence[Readings]

    @cached_property
    def wrong(self) -> dict[str, Readings]:
        """The activations for which something is wrong."""
        return {one.g: one for one in self.readings if not one.are_right}

    @cached_property
    def wrong_numbers(self) -> list[Readings]:
        """Those of them for which something came back."""
        return [one for one in self.wrong.values() if not one.are_blind]

    @property
    def smooth(self) -> list[Readings]:
        """Those of them in which every weight has a slope."""
        return [one for one in self.wrong_numbers if one.are_smooth]

    @property
    def are_right_somewhere(self) -> bool:
        """Whether some activation is right."""
        return len(self.wrong) < len(self.readings)

    @property
    def shape(self) -> Shape:
        """The numbers of nodes and of inputs."""
        return self.readings[0].shape


def read(composite: Composite, g: str, J: int, K: int) -> Readings:
    """Ask for the gradients of all the layers of one activation."""
    asked = layers(g, J, K)
    found = composite.samples(*(layer.batch for layer in asked.values()))
    return Readings(asked, {name: one[0] if one else None for name, one in zip(asked, found, strict=True)})


def layer_readings(composite: Composite) -> LayerReadings | None:
    """What is read off a wide layer with each activation, or else off a square one; None where nothing comes back."""
    if "layer" not in composite.memo:
        composite.memo["layer"] = None
        for shape in (WIDE, SQUARE):
            some = [read(composite, g, *shape) for g in ACTIVATION_NAMES]
            if not all(one.are_blind for one in some):
                composite.memo["layer"] = LayerReadings(composite, some)
                break
    found: LayerReadings | None = composite.memo["layer"]
    return found
