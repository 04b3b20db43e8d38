"""Controlled experiments on one layer: which link alone could be wrong, whatever the mistake is.

If only dC/da is wrong, student / (g'(z_j) x_k) is a function of a and y: it stays when x, the rest of W, or the
activation (with a held) changes. If only da/dz is wrong, student / (2 e_j x_k) stays when e, x or W change; if only
dz/dw is wrong, student / (2 e_j g'(z_j)) stays when e, z or W change. A mistake that no single link explains is told by
what it ignores, by the a at which it vanishes (the forward pass), or by being a function of the three right links.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any

import numpy as np

from autograder.core.chain import SLOPES, TRUE, gradient
from autograder.core.diagnosis.views import Layer, Seen, View
from autograder.core.network import Array

SAME = 1e-4
"""Two numbers are one if they differ by less than this part of them: float32 and difference quotients pass."""
WITH_THE_SAME_A: dict[str, tuple[str, Callable[[Array], Any]]] = {
    "sigmoid": ("tanh", np.arctanh),
    "tanh": ("linear", np.asarray),
    "relu": ("tanh", np.arctanh),
    "linear": ("tanh", np.arctanh),
}
"""Another activation, and the z at which it has a given a."""


@dataclass(frozen=True)
class Blame:
    """What the experiments single out: a link, or a bare factor that could sit in several."""

    link: str | None
    factor: float | None = None


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


def alike(*values: Array | None) -> bool:
    """Whether all are there and are the same numbers."""
    first = values[0]
    if first is None or any(value is None for value in values):
        return False
    size = max(float(np.max(np.abs(value), initial=0.0)) for value in values if value is not None)
    return all(value is not None and bool(np.all(np.abs(value - first) <= SAME * size)) for value in values)


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


def single_link(view: View, observed: Sequence[Observations]) -> Blame | None:
    """The one link that explains all that was seen by itself, or a bare factor; None if there is no such link."""
    wrong = {one.g: one for one in observed if not one.is_right and not one.is_blind}
    everywhere = not any(one.is_right for one in observed)
    factors = [one.factor() for one in wrong.values()]
    if everywhere and all(f is not None for f in factors) and np.ptp([f for f in factors if f is not None]) < SAME:
        return Blame(_follows_a_width(view, factors[0]) if factors[0] else None, factors[0])
    smooth = [one for one in wrong.values() if one.is_smooth]
    if smooth and all(one.is_rearranged for one in smooth):
        return Blame("product")
    if is_monotone(observed):
        return Blame("product")
    if not everywhere and any(one.believes_another_forward_pass for one in wrong.values()):
        return Blame("forward")
    if is_another_forward_pass(observed):
        return Blame("forward")
    possible = [set(one.explained_by()) for one in wrong.values()]
    shared = [link for link in ("dC_da", "da_dz", "dz_dw") if all(link in links for links in possible)]
    if not everywhere:
        # Only the activation and its slope see which one it is; or the links that use them by mistake.
        shared.sort(key=lambda link: link != "da_dz")
    return Blame(shared[0]) if shared else None


def is_another_forward_pass(observed: Sequence[Observations]) -> bool:
    """Whether every answer is right for another a, and no function of a and y alone."""
    smooth = [one for one in observed if one.is_smooth and not one.is_right]
    return bool(smooth) and all(
        one.believes_another_forward_pass and "dC_da" not in one.explained_by() for one in smooth
    )


def is_monotone(observed: Sequence[Observations]) -> bool:
    """Whether every number is the same rising function of the right one: rounded, clipped, or squashed at the end."""
    pairs = [
        (truth(one.layers[name]).ravel(), answer.ravel())
        for one in observed
        for name, answer in one.seen.items()
        if answer is not None
    ]
    right, answers = (np.concatenate(part) for part in zip(*pairs, strict=True))
    order = np.argsort(right)
    rises = np.diff(answers[order])
    return bool(np.all(rises >= -SAME * np.max(np.abs(answers))) and np.any(rises > 0))


def last_resort(observed: Sequence[Observations]) -> tuple[str | None, bool]:
    """The link to blame where none explains everything by itself, and whether the answer ignores what it sees."""
    wrong = {one.g: one for one in observed if not one.is_right}
    if any(one.is_right for one in observed):
        return "da_dz", False  # only the activation and its slope see which one it is
    for g in ("tanh", "sigmoid", "relu", "linear"):
        if g in wrong:
            ignored = wrong[g].ignored_links
            link = ignored[0] if len(ignored) == 1 else _link(wrong[g])
            if link is not None:
                return link, len(ignored) == 1
    return None, False


def _follows_a_width(view: View, factor: float) -> str | None:
    """The link of a factor that changes with the number of nodes on one side of the weights only.

    With several samples, a mean taken over too much has the same factor: then no link is singled out.
    """
    other = {JK: observe(view, "tanh", *JK).factor() for JK in ((3, 7), (5, 5))}
    same = {JK: found is not None and abs(found - factor) < SAME * abs(factor) for JK, found in other.items()}
    if all(same.values()) or None in other.values():
        return None
    if view.function in ("gradient_batch", "gradient_network"):
        return None
    return "dC_da" if same[3, 7] else "dz_dw" if same[5, 5] else "product"


def _link(observed: Observations) -> str | None:
    if observed.believes_another_forward_pass:
        return "forward"
    if observed.ignores("W"):
        return "product" if observed.ignores("z mirrored") and not observed.ignored_links else None
    # The first two links do not see W once z is held.
    return "dz_dw" if observed.is_proportional_to_the_error else "product"
