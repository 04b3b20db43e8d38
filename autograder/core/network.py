"""One consistent forward pass of a network, and what a single link of the chain may look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from numpy.typing import NDArray

from autograder.chain_rule import ACTIVATIONS

Array = NDArray[Any]
Forward = Callable[[Any], tuple[Array, Array]]


class Unseen(Exception):
    """A link looked at something that the function it is played in is not given."""


@dataclass(frozen=True)
class Trace:
    """One sample's forward pass: z and a of every layer, `activations[0]` being the input x."""

    Ws: tuple[Array, ...]
    gs: tuple[str, ...]
    y: Array
    zs: tuple[Array, ...]
    activations: tuple[Array, ...]

    @classmethod
    def of(cls, Ws: Any, gs: Any, x: Array, y: Array, forward: Forward | None = None) -> Trace:
        """Run x (K,) through matrices Ws with the activations named gs, layer by layer."""
        trace = cls(tuple(Ws), tuple(gs), y, (), (x,))
        for number in range(1, len(trace.Ws) + 1):
            z, a = (forward or forward_pass)(Step(trace, number))
            trace = replace(trace, zs=(*trace.zs, z), activations=(*trace.activations, a))
        return trace

    def with_(self, forward: Forward | None = None, **changed: Any) -> Trace:
        """The forward pass again, with one of Ws, gs, x, y or the forward link changed."""
        here = {"Ws": self.Ws, "gs": self.gs, "x": self.activations[0], "y": self.y} | changed
        return Trace.of(**here, forward=forward)


@dataclass(frozen=True)
class Batch:
    """n samples in rows, X (n, width of layer 0) and Y (n, width of layer L), through one network."""

    Ws: tuple[Array, ...]
    gs: tuple[str, ...]
    X: Array
    Y: Array

    @cached_property
    def samples(self) -> tuple[Trace, ...]:
        """A trace for each row."""
        return tuple(Trace.of(self.Ws, self.gs, x, y) for x, y in zip(self.X, self.Y, strict=True))


@dataclass(frozen=True)
class Step:
    """All that a link may look at in one layer of a trace, so that every wrong-variable mistake can be expressed.

    `upstream` is dC/da of this layer as the layer above handed it back; None in the output layer.
    """

    trace: Trace
    layer: int
    upstream: Array | None = None

    @property
    def W(self) -> Array:
        """The weights into this layer, (J, K)."""
        return self.trace.Ws[self.layer - 1]

    @property
    def g(self) -> str:
        """The name of this layer's activation."""
        return self.trace.gs[self.layer - 1]

    @property
    def a_prev(self) -> Array:
        """The activations that feed this layer, (K,)."""
        return self.trace.activations[self.layer - 1]

    @property
    def z(self) -> Array:
        """The inputs of this layer's nodes, (J,)."""
        return self.trace.zs[self.layer - 1]

    @property
    def a(self) -> Array:
        """The activations of this layer, (J,)."""
        return self.trace.activations[self.layer]

    @property
    def y(self) -> Array:
        """The desired values of the output layer."""
        return self.trace.y

    @property
    def is_output(self) -> bool:
        """Whether the loss is computed from this layer."""
        return self.layer == len(self.trace.Ws)


class Sight:
    """A step of which only some things are given, as in `dC_da(a, y)`; looking at another raises Unseen."""

    def __init__(self, **given: Any) -> None:
        self.__dict__.update(given)

    def __getattr__(self, name: str) -> Any:
        raise Unseen(name)


def forward_pass(step: Any) -> tuple[Array, Array]:
    """z and a of one layer: z_j = sum_k w_jk a_k, a_j = g(z_j)."""
    z = step.W @ step.a_prev
    return z, ACTIVATIONS[step.g](z)
