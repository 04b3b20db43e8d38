"""Layers put together from quantities that are drawn independently, and each with one of them changed.

W = U + outer(z - U x, x) / x.x and y = a - e: so z, x, the error e and the rest of W can change one at a time, with the
others held. What a gradient does then tells which link sees the change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from random import Random
from typing import Any

import numpy as np

from autograder.chain_rule import ACTIVATIONS
from autograder.core.cases import batch as drawn_from
from autograder.core.cases import clear_of
from autograder.core.chain import SLOPES, TRUE, Chain, gradient
from autograder.core.lesson import Inputs
from autograder.core.network import Array, Batch, Step

Shape = tuple[int, int]
WIDE: Shape = (3, 5)
TALL: Shape = (5, 3)
SQUARE: Shape = (3, 3)
LARGE: Shape = (4, 7)
"""The layer (J, K) that is looked at; one of other proportions; one for mistakes that can run on no other; and another
size, so that a part in five is not taken for a division by five inputs."""

SEVERAL = (*(Inputs((g,)) for g in ("tanh", "sigmoid", "relu", "linear")), Inputs(("tanh",), J=1))
"""Several samples through one layer."""
DEEP = (
    Inputs(("tanh", "sigmoid"), n=1),
    Inputs(("sigmoid", "tanh"), n=1),
    Inputs(("relu", "sigmoid"), n=1),
    Inputs(("sigmoid", "relu", "tanh"), n=1),
    Inputs(("tanh", "tanh", "sigmoid"), n=3),
)
"""One sample, and in the last several, through two and three layers."""


@lru_cache(maxsize=16)
def batch_of(inputs: Inputs) -> Batch:
    """The fixed public batch for these inputs."""
    return drawn_from(Random(f"stages/{inputs.spelled}"), inputs)


def repeated(batch: Batch, copies: int) -> Batch:
    """The samples of a batch, each `copies` times: no average should change."""
    if copies == 1:
        return batch
    return replace(batch, X=np.repeat(batch.X, copies, axis=0), Y=np.repeat(batch.Y, copies, axis=0))


def single_samples(batch: Batch) -> list[Batch]:
    """Each sample of a batch alone."""
    return [replace(batch, X=batch.X[i : i + 1], Y=batch.Y[i : i + 1]) for i in range(len(batch.X))]


def _through(U: Array, z: Array, x: Array) -> Array:
    """The weights with which x gives z."""
    return np.asarray(U + np.outer(z - U @ x, x) / (x @ x))


@dataclass(frozen=True)
class Layer:
    """One sample of one layer: x (K,), z (J,), the error e (J,), the rest U (J, K) of the weights, the activation g."""

    x: Array
    z: Array
    e: Array
    U: Array
    g: str

    @classmethod
    def drawn(cls, seed: str, J: int, K: int, g: str) -> Layer:
        """Quantities clear of 0 and 1; in a relu layer some nodes are open and some closed."""
        draw = Random(seed)
        U = np.array([clear_of(draw, K, (0.2, 1.1)) for _ in range(J)])
        return cls(clear_of(draw, K, (0.3, 0.9)), clear_of(draw, J, (0.3, 0.9)), clear_of(draw, J, (0.2, 0.8)), U, g)

    @property
    def a(self) -> Array:
        """g(z)."""
        return np.asarray(ACTIVATIONS[self.g](self.z))

    @property
    def W(self) -> Array:
        """The weights with which x gives z."""
        return _through(self.U, self.z, self.x)

    @property
    def batch(self) -> Batch:
        """The one sample, as a batch."""
        return Batch((self.W,), (self.g,), self.x[None], (self.a - self.e)[None])

    @property
    def right(self) -> Array:
        """The right gradient, (J, K)."""
        return gradient(self.batch, TRUE)[0]

    def with_(self, **changed: Any) -> Layer:
        """The same quantities but for those given."""
        return replace(self, **changed)


WITH_THE_SAME_A: dict[str, tuple[str, Callable[[Array], Any]]] = {
    "sigmoid": ("tanh", np.arctanh),
    "tanh": ("linear", np.asarray),
    "relu": ("tanh", np.arctanh),
    "linear": ("tanh", np.arctanh),
}
"""Another activation, and the z at which it has a given a."""


@lru_cache(maxsize=64)
def layers(g: str, J: int, K: int) -> dict[str, Layer]:
    """A layer, and the same layer with one quantity changed, by the name of what is changed."""
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


def base_step(g: str, shape: Shape) -> Step:
    """The base layer with this activation, as a link of the chain sees it."""
    return Step(layers(g, *shape)["base"].batch.samples[0], 1)


@dataclass(frozen=True)
class TwoLayers:
    """One sample through two layers: x, then z1 and z2 with the rest U1 and U2 of the weights, and the error e."""

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
        """dC/dh, as a chain hands it back."""
        step = Step(self.batch.samples[0], 2)
        return np.asarray(chain.back(step, chain.dC_da(step), chain.da_dz(step)))


@lru_cache(maxsize=16)
def two_layers(gs: tuple[str, str], widths: tuple[int, int, int]) -> dict[str, TwoLayers]:
    """Two layers, and the same two with one quantity changed and the others held."""
    base, other = (TwoLayers.drawn(f"{part}/{gs}", gs, widths) for part in ("base", "other"))
    z1 = np.where(base.z1 > 0, np.abs(other.z1), -np.abs(other.z1)) if gs[0] == "relu" else other.z1
    changes: dict[str, dict[str, Any]] = {
        "base": {}, "e": {"e": other.e}, "x": {"x": other.x}, "z1": {"z1": z1},
        "W1": {"U1": other.U1}, "z2": {"z2": other.z2}, "W2": {"U2": other.U2},
    }  # fmt: skip
    return {name: replace(base, **change) for name, change in changes.items()}
