"""The inputs of calls: drawn from a seed so that no mistake can hide in them and no right answer can fail.

Sizes are pairwise different and never 2 or 4 (a lost factor 2 must not look like a mean over two nodes); every z is
clear of 0, of both signs; errors a - y are of both signs and clear of 0, 1 and 2; inputs are clear of 0 and 1; all
values of a case come from one forward pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np

from autograder.chain_rule import ACTIVATIONS
from autograder.core.chain import ABSOLUTE, TRUE, Chain
from autograder.core.exercise import Exercise
from autograder.core.functions.function import Function
from autograder.core.network import Array, Batch, Trace
from autograder.core.terms import Facet, Inputs

PUBLIC = "public"
SIZES = (3, 5, 7, 8, 11)
SQUARE = 3
EDGE, BRINK = 1e-4, 1e-9


@dataclass(frozen=True, eq=False)
class Case:
    """The inputs of one call, `function(*arguments)`; for a gradient check also the slope that f was built with."""

    function: Function
    arguments: tuple[Any, ...]
    slope: Array | None = None

    def answer(self, chain: Chain = TRUE) -> Any:
        """What the call returns when the chain is `chain`; kept, because a class shares its cases."""
        if self.slope is not None:
            return self.slope
        if chain is TRUE:
            return self._true
        return self.function.answer(chain, *self.arguments)

    @cached_property
    def _true(self) -> Any:
        return self.function.answer(TRUE, *self.arguments)

    @cached_property
    def scale(self) -> Any:
        """The size of the sums that the answer is made of, shaped like it (links of absolute values)."""
        return np.abs(self.slope) if self.slope is not None else self.function.answer(ABSOLUTE, *self.arguments)

    @property
    def batch(self) -> Batch:
        """The network and the samples that a gradient was asked for."""
        return self.function.gradient.batch(*self.arguments)


def clear_of(draw: Random, count: int, *spans: tuple[float, float]) -> Array:
    """`count` numbers whose magnitudes lie in one of the spans; of both signs where there are several."""
    signs = [1 if i % 2 else -1 for i in range(count)]
    draw.shuffle(signs)
    if count == 1:
        signs = [draw.choice((-1, 1))]
    return np.array([sign * draw.uniform(*draw.choice(spans)) for sign in signs])


def other_sizes(draw: Random, inputs: Inputs) -> Iterator[int]:
    """The sizes beside those that are fixed, in random order."""
    free = [size for size in SIZES if size not in (inputs.J, inputs.K, inputs.n)]
    return iter(draw.sample(free, len(free)))


def errors(draw: Random, a: Array, variant: str) -> Array:
    """Desired values y for activations a (J,): any, or whole numbers, or 0 and 1."""
    if variant == "integer":
        return np.array([draw.choice((-1, 0, 1, 2, 3)) for _ in a])
    if variant == "binary":
        return np.array([float(i % 2) for i in range(len(a))])
    return np.asarray(a - clear_of(draw, len(a), (0.15, 0.85), (1.15, 1.85)))


def layer(draw: Random, inputs: Inputs) -> Trace:
    """One sample through one layer whose z is drawn first: W = U + outer(z - U x, x) / x.x."""
    sizes = other_sizes(draw, inputs)
    J, K = (SQUARE, SQUARE) if inputs.variant == "square" else (inputs.J or next(sizes), inputs.K or next(sizes))
    x = clear_of(draw, K, (0.2, 0.9), (1.1, 1.8))
    z = clear_of(draw, J, (0.25, 1.2)) if inputs.variant in ("integer", "binary") else clear_of(draw, J, (0.15, 2.0))
    if inputs.variant in ("edge", "brink"):
        z[draw.randrange(J)] = EDGE if inputs.variant == "edge" else BRINK
    if inputs.gs == ("relu",) and J == 1:
        z = np.abs(z)  # a closed relu alone answers 0, whatever is wrong
    elif inputs.gs == ("relu",) and inputs.variant == "plain":
        z[np.argmax(z)] = draw.uniform(0.15, 0.45)  # open, and below a threshold of one half
    U = np.array([clear_of(draw, K, (0.1, 1.2)) for _ in range(J)])
    W = U + np.outer(z - U @ x, x) / (x @ x)
    a = ACTIVATIONS[inputs.gs[0]](W @ x)
    y = errors(draw, a, inputs.variant)
    if inputs.gs == ("relu",) and J > 1:
        y = a - against(a - y, z)
    return Trace.of([W], inputs.gs, x, y)


def against(e: Array, z: Array) -> Array:
    """Errors of which an open node's is negative and a closed one's positive: a mask on the errors is no mask on z."""
    e = e.copy()
    e[np.argmax(z)] = -abs(e[np.argmax(z)])
    e[np.argmin(z)] = abs(e[np.argmin(z)])
    return e


def batch(draw: Random, inputs: Inputs) -> Batch:
    """n samples through 1 to 3 matrices; a sample is drawn again until all its z are clear of 0 and of both signs."""
    L = len(inputs.gs)
    sizes = other_sizes(draw, inputs)
    if inputs.variant == "square":  # what needs as many samples as nodes is another matter
        n, widths = inputs.n or next(size for size in sizes if size != SQUARE), [SQUARE] * (L + 1)
    else:
        n = inputs.n or next(sizes)
        widths = [inputs.K or next(sizes), *(next(sizes) for _ in range(L - 1)), inputs.J or next(sizes)]
    while True:
        # Smaller weights where there are more of them, or most z would be too large.
        Ws = [
            np.array([clear_of(draw, into, (0.2, 1.2)) for _ in range(out)]) * min(1.0, (3 / into) ** 0.5)
            for into, out in pairwise(widths)
        ]
        found: list[Trace] = []
        for _ in range(60 * n):
            trace = Trace.of(Ws, inputs.gs, clear_of(draw, widths[0], (0.2, 0.9), (1.1, 1.8)), np.zeros(widths[-1]))
            if len(found) < n and all(_clear(z) for z in trace.zs):
                found.append(trace)
            if len(found) == n and L == 1 and not _are_just_open(found):
                found.pop()
            if len(found) == n:
                Y = np.array([errors(draw, t.activations[-1], inputs.variant) for t in found])
                return Batch(tuple(Ws), inputs.gs, np.array([t.activations[0] for t in found]), Y)


def _are_just_open(traces: Sequence[Trace]) -> bool:
    """Whether a relu layer has a z that is open and below a threshold of one half."""
    z = np.array([trace.zs[0] for trace in traces])
    return traces[0].gs != ("relu",) or bool(np.any((z > 0) & (z < 0.45)))


def _clear(z: Array) -> bool:
    # Not beyond 2.5: where tanh is flat, float32 has few digits of its slope left.
    far_from_bends = bool(np.all((np.abs(z) >= 0.1) & (np.abs(z) <= 2.5)))
    return far_from_bends and (len(z) == 1 or bool(np.any(z > 0) and np.any(z < 0)))


def cases(exercise: Exercise, facet: Facet, seed: str) -> tuple[Case, ...]:
    """The cases of a facet. The same inputs asked for in two facets are the same case, so that it is called once."""
    return tuple(
        case
        for number, inputs in enumerate(facet.cases)
        for case in _cases(exercise.function, inputs, facet.cases[:number].count(inputs), seed)
    )


def public_cases(exercise: Exercise) -> tuple[Case, ...]:
    """The fixed cases that explanations are found on: like the hidden ones, and a few of equal width.

    A transposed product raises on all others; on these it comes back with numbers that can be told apart.
    """
    found = [case for facet in exercise.facets for case in cases(exercise, facet, PUBLIC)]
    if exercise.is_derivative:
        for gs in {tuple(inputs.gs): None for facet in exercise.facets for inputs in facet.cases}:
            found += _cases(exercise.function, Inputs(gs, variant="square"), 0, PUBLIC)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _cases(function: Function, inputs: Inputs, occurrence: int, seed: str) -> tuple[Case, ...]:
    text = f"{seed}/{function.name}/{inputs.spelled}/{occurrence}"
    called = function.arguments
    slope = called.slope(Random(text), inputs) if called.slope else None
    return tuple(Case(function, given, slope) for given in called.drawn(Random(text), inputs))
