"""Controlled experiments on two layers, for a gradient that is right as long as there is one.

The output layer is judged like a single layer that is fed by h, the hidden activations. For the hidden layer, with
u = dC/dh: student / (u_j x_k) is a slope of its own if only da/dz is wrong there, and student / (u_j g'(z_j)) an
input of its own if only dz/dw is; what neither explains went wrong on the way back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod
from typing import Any

import numpy as np

from autograder.core.chain import TRUE, Chain, gradient
from autograder.core.diagnosis.asking import Composite, Gradients
from autograder.core.diagnosis.drawn import TwoLayers, two_layers
from autograder.core.diagnosis.explanation import Cause, Explanation, Explanations
from autograder.core.diagnosis.rules import Rule, always, first
from autograder.core.diagnosis.scaling import factors
from autograder.core.network import Array
from autograder.core.sameness import CLOSE, alike

WIDTHS = (7, 5, 3)
SQUARE = (3, 3, 3)
ACTIVATION_PAIRS = (("tanh", "sigmoid"), ("sigmoid", "tanh"), ("relu", "tanh"))
HIDDEN, OUTPUT = 0, 1


@dataclass(frozen=True)
class DeepReadings:
    """What came back for two layers of these activations, and what the chain that one layer has shown gives.

    `faultless` is what came back where the output is as desired.
    """

    layers: dict[str, TwoLayers]
    seen: dict[str, Gradients]
    chain: Chain
    is_only_scaled: bool
    faultless: Gradients = None

    @property
    def came_back(self) -> bool:
        """Whether all answers are there."""
        return not any(one is None for one in self.seen.values())

    def of(self, at: int) -> dict[str, Array]:
        """The student's gradients of the hidden or the output layer."""
        return {name: one[at] for name, one in self.seen.items() if one is not None}

    def expected(self, at: int) -> dict[str, Array]:
        """What the chain gives there."""
        return {name: gradient(one.batch, self.chain)[at] for name, one in self.layers.items()}

    def is_as_expected(self, at: int) -> bool:
        """Whether that layer is as one layer has shown."""
        found, expected = self.of(at), self.expected(at)
        return all(alike(found[name], expected[name]) for name in self.layers)

    def stays(self, at: int, rest: Any, *names: str) -> bool:
        """Whether student / rest(layers) stays the same when these quantities change."""
        found = self.of(at)
        with np.errstate(all="ignore"):
            quotients = [found[name] / rest(self.layers[name]) for name in ("base", *names)]
        return alike(*(np.where(np.isfinite(quotient), quotient, 0.0) for quotient in quotients))


def two_layers_link(composite: Composite, shallow: Explanations) -> tuple[Cause, bool]:
    """The link that goes wrong where there are two layers, beside what is wrong in one; back if only in more than two.

    Also whether the output layer is as one layer is: otherwise what was found there does not hold.
    """
    for seen in _readings(composite, shallow):
        for question in TWO_LAYERS:
            cause = question.cause(seen)
            if cause is not None:
                return cause, not seen.came_back or seen.is_as_expected(OUTPUT)
    return Cause("back"), True


def _readings(composite: Composite, shallow: Explanations) -> Iterator[DeepReadings]:
    """What each pair of activations shows. What only scales everything is undone first."""
    entries = [entry for entry in shallow.sets[0].entries if not (entry.link == "average" and composite.copies > 1)]
    known = [factors(entry) for entry in entries]
    is_only_scaled = all(one is not None and one[0] == one[1] for one in known)
    scale = composite.scale / prod(one[0] for one in known if one)
    chain = TRUE if is_only_scaled else Explanation().and_(*entries).chain
    asked = composite.seen_as(scale=scale) if is_only_scaled else composite
    for gs in ACTIVATION_PAIRS:
        for widths in (WIDTHS, SQUARE):
            layers = two_layers(gs, widths)
            base = layers["base"]
            batches = [one.batch for one in (*layers.values(), replace(base, e=0 * base.e))]
            *found, faultless = asked.samples(*batches)
            seen = DeepReadings(layers, dict(zip(layers, found, strict=True)), chain, is_only_scaled, faultless)
            if seen.came_back:
                break
        yield seen


def _is_bare_factor(seen: DeepReadings) -> bool:
    found, right = seen.of(HIDDEN), seen.expected(HIDDEN)
    with np.errstate(all="ignore"):
        return alike(*(np.where(right[name] != 0, found[name] / right[name], 1.0) for name in seen.layers))


def _is_rearranged(seen: DeepReadings) -> bool:
    found, right = seen.of(HIDDEN), seen.expected(HIDDEN)
    return all(alike(np.sort(found[name].ravel()), np.sort(right[name].ravel())) for name in seen.layers)


def _has_own_slope(seen: DeepReadings) -> bool:
    return seen.stays(HIDDEN, lambda t: np.outer(t.u(seen.chain), t.x), "e", "x", "W1", "z2", "W2")


def _has_own_input(seen: DeepReadings) -> bool:
    def rest(t: TwoLayers) -> Array:
        return np.outer(t.u(seen.chain) * t.slopes[0], np.ones(len(t.x)))

    return seen.stays(HIDDEN, rest, "e", "z1", "z2", "W2")


def _has_own_input_in_the_output(seen: DeepReadings) -> bool:
    return seen.stays(OUTPUT, lambda t: np.outer(2 * t.e * t.slopes[1], np.ones(len(t.h))), "e", "z2", "W2")


def _has_own_slope_in_the_output(seen: DeepReadings) -> bool:
    return seen.stays(OUTPUT, lambda t: np.outer(2 * t.e, t.h), "e", "W2", "x", "W1")


def _knows_the_outputs(seen: DeepReadings) -> bool:
    return seen.faultless is not None and all(np.all(np.abs(part) < CLOSE) for part in seen.faultless)


OUTPUT_LAYER: tuple[Rule[DeepReadings], ...] = (
    Rule(
        "Is it more than a factor that one layer has shown? Then nothing is undone.",
        lambda s: not s.is_only_scaled,
        lambda _: Cause(None),
    ),
    Rule("Has the output layer an input of its own?", _has_own_input_in_the_output, "dz_dw"),
    Rule("Has the output layer a slope of its own?", _has_own_slope_in_the_output, "da_dz"),
    Rule(
        "Is it something else, but 0 where there is no error? Then the outputs are right.",
        _knows_the_outputs,
        lambda _: Cause(None),
    ),
    Rule("Is it something else? dC/da does not see how many layers there are.", always, "forward"),
)
HIDDEN_LAYER: tuple[Rule[DeepReadings], ...] = (
    Rule("Is the hidden layer right times one number, which one layer does not have?", _is_bare_factor, "back"),
    Rule("Are its right numbers there, in other places?", _is_rearranged, "product"),
    Rule("Has the hidden layer a slope of its own?", _has_own_slope, "da_dz"),
    Rule("Has the hidden layer an input of its own?", _has_own_input, "dz_dw"),
    Rule("Is it something else?", always, "back"),
)
TWO_LAYERS: tuple[Rule[DeepReadings], ...] = (
    Rule("Does nothing come back for two layers?", lambda seen: not seen.came_back, "back"),
    Rule(
        "Is the output layer another one than a single layer is?",
        lambda seen: not seen.is_as_expected(OUTPUT),
        lambda seen: first(OUTPUT_LAYER, seen),
    ),
    Rule(
        "Is the hidden layer another one than the chain of a single layer gives?",
        lambda seen: not seen.is_as_expected(HIDDEN),
        lambda seen: first(HIDDEN_LAYER, seen),
    ),
)
"""The questions that are put for each pair of activations in turn, until one tells."""
