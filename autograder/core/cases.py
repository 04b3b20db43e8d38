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
from autograder.core.chain import ABSOLUTE, TRUE, Chain, answer
from autograder.core.lesson import Exercise, Facet, Inputs
from autograder.core.network import Array, Batch, Trace

PUBLIC = "public"
SIZES = (3, 5, 7, 8, 11)
SQUARE = 3
EDGE = 1e-4


@dataclass(frozen=True, eq=False)
class Case:
    """The inputs of one call, `function(*arguments)`; for a gradient check also the slope that f was built with."""

    function: str
    arguments: tuple[Any, ...]
    slope: Array | None = None

    def answer(self, chain: Chain = TRUE) -> Any:
        """What the call returns when the chain is `chain`; kept, because a class shares its cases."""
        if self.slope is not None:
            return self.slope
        if chain is TRUE:
            return self._true
        return answer(self.function, self.arguments, chain)

    @cached_property
    def _true(self) -> Any:
        return answer(self.function, self.arguments, TRUE)

    @cached_property
    def scale(self) -> Any:
        """The size of the sums that the answer is made of, shaped like it (links of absolute values)."""
        return np.abs(self.slope) if self.slope is not None else answer(self.function, self.arguments, ABSOLUTE)


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
    if inputs.variant == "edge":
        z[draw.randrange(J)] = EDGE
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
    n = inputs.n or next(sizes)
    widths = [inputs.K or next(sizes), *(next(sizes) for _ in range(L - 1)), inputs.J or next(sizes)]
    if inputs.variant == "square":
        widths = [SQUARE] * (L + 1)
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


BENT = """\
def f(x):
    x = np.asarray(x, dtype=float)
    return float(np.sum(15 * (x - {p}) ** 2 + {c} * np.sin(x)) + 0.1 * np.sum(x) ** 2)
"""
"""f for a gradient check: bent so much beside its slope that a one-sided difference is off by 3e-7 at any step."""


def bent_function(p: Array, c: Array) -> str:
    """The source of f; p and c are shaped like x."""
    return BENT.format(p=f"np.array({p.tolist()!r})", c=f"np.array({c.tolist()!r})")


def bent_slope(x: Array, p: Array, c: Array) -> Array:
    """The gradient of f, from the derivatives of its three terms."""
    return np.asarray(30 * (x - p) + c * np.cos(x) + 0.2 * np.sum(x))


def gradient_check(draw: Random, inputs: Inputs) -> tuple[str, Array, Array]:
    """The source of a function, a point x, and the gradient there; x is a vector if K is 1, else a matrix."""
    J, K = draw.sample(SIZES[:3], 2)
    shape = (J,) if inputs.K == 1 else (J, K)
    x, c, near = (clear_of(draw, int(np.prod(shape)), (0.2, 1.0)).reshape(shape) for _ in range(3))
    p = x - near / 20
    return bent_function(p, c), x, bent_slope(x, p, c)


def arguments(function: str, draw: Random, inputs: Inputs) -> Iterator[tuple[Any, ...]]:
    """The arguments of one call of `function`, or of several calls that belong together."""
    if function == "gradient_network":
        b = batch(draw, inputs)
        yield list(b.Ws), b.X, b.Y, list(b.gs)
    elif function == "gradient_batch":
        b = batch(draw, inputs)
        yield b.Ws[0], b.X, b.Y, b.gs[0]
    elif function == "gradient_weight":
        trace = layer(draw, inputs)
        for j, k in some_weights(draw, *trace.Ws[0].shape):
            yield layer_arguments(function, trace, j, k)
    else:
        yield layer_arguments(function, layer(draw, inputs))


def layer_arguments(function: str, trace: Trace, *weight: int) -> tuple[Any, ...]:
    """The arguments of a function of one layer, from a trace with one matrix; j and k for one weight."""
    (W,), (g,), (z,), (x, a), y = trace.Ws, trace.gs, trace.zs, trace.activations, trace.y
    return {
        "dC_da": (a, y),
        "da_dz": (z, g),
        "dz_dw": (x,),
        "gradient_weight": (W, x, y, *weight, g),
        "gradient_sample": (W, x, y, g),
        "dC_da_prev": (W, z, 2 * (a - y), g),
    }[function]


def some_weights(draw: Random, J: int, K: int) -> list[tuple[int, int]]:
    """Indices that meet every row and every column once, and both ends of W."""
    rows, columns = draw.sample(range(J), J), draw.sample(range(K), K)
    met = [(rows[i % J], columns[i % K]) for i in range(max(J, K))]
    return list(dict.fromkeys([*met, (0, 0), (J - 1, K - 1)]))


def cases(exercise: Exercise, facet: Facet, seed: str) -> tuple[Case, ...]:
    """The cases of a facet. The same inputs asked for in two facets are the same case, so that it is called once."""
    return tuple(
        case
        for number, inputs in enumerate(facet.cases)
        for case in _cases(exercise.name, inputs, facet.cases[:number].count(inputs), seed)
    )


def public_cases(exercise: Exercise) -> tuple[Case, ...]:
    """The fixed cases that explanations are found on: like the hidden ones, and a few of equal width.

    A transposed product raises on all others; on these it comes back with numbers that can be told apart.
    """
    found = [case for facet in exercise.facets for case in cases(exercise, facet, PUBLIC)]
    if exercise.is_derivative:
        for gs in {tuple(inputs.gs): None for facet in exercise.facets for inputs in facet.cases}:
            found += _cases(exercise.name, Inputs(gs, variant="square"), 0, PUBLIC)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _cases(function: str, inputs: Inputs, occurrence: int, seed: str) -> tuple[Case, ...]:
    draw = Random(f"{seed}/{function}/{inputs.spelled}/{occurrence}")
    if function == "central_difference":
        source, x, slope = gradient_check(draw, inputs)
        return (Case(function, (source, x), slope),)
    return tuple(Case(function, called) for called in arguments(function, draw, inputs))
