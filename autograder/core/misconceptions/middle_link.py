"""Mistakes in da/dz that show with every activation: the slope read elsewhere, lost, doubled or shared."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.chain_rule import ACTIVATIONS
from autograder.core.chain import SLOPES
from autograder.core.misconceptions.family import Constant, Family, by_steps
from autograder.core.misconceptions.misconception import Misconception, only_in_hidden, only_in_output

_BOTH_WAYS = [sign * step for sign in (1, -1) for step in (0.001, 0.003, 0.01, 0.03, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)]


def _slope(key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any]) -> Misconception:
    return Misconception(key, "da_dz", name, formula, hint, {"da_dz": wrong})


def _family(
    key: str, name: str, formula: str, hint: str, constant: Constant, wrong: Callable[..., Any]
) -> Misconception:
    """`wrong(c, step)` is the slope with this constant; the usual member of these."""
    return Family(key, "da_dz", name, formula, hint, lambda c: {"da_dz": partial(wrong, c)}, constant).usual


def _true(step: Any) -> Any:
    return SLOPES[step.g](step.z)


def _ones(step: Any) -> Any:
    return np.ones(len(step.z))


def _arriving(step: Any) -> Any:
    """dC/da of this layer: the slope of the loss in the output layer, in a hidden one what came back."""
    return 2 * (step.a - step.y) if step.upstream is None else step.upstream


def _upside_down(step: Any) -> Any:
    slope = _true(step)
    return np.where(slope == 0, 0, 1 / np.where(slope == 0, 1, slope))


def _softmax_slope(step: Any) -> Any:
    powers = np.exp(step.z - np.max(step.z))
    share = powers / np.sum(powers)
    return share * (1 - share)


MIDDLE_LINK = (
    _slope(
        "g_instead_of_gprime",
        "g evaluated where g' was asked",
        "ACTIVATIONS[g](z)",
        "How steep is the curve at z = 5, and how high is it there? Which one did you return?",
        lambda step: ACTIVATIONS[step.g](step.z),
    ),
    _slope(
        "gprime_of_a",
        "g' read at a instead of z",
        "da_dz(a, g)",
        "At which point of the curve must the slope be read: at the node's input or at its output?",
        lambda step: SLOPES[step.g](step.a),
    ),
    _slope(
        "gprime_of_error",
        "g' read at dC/da instead of z",
        "da_dz(dC_da, g)",
        "The slope of g is read at the node's own input. What did you put into it?",
        lambda step: SLOPES[step.g](_arriving(step)),
    ),
    _slope(
        "off_by_one_z",
        "g' read at z of the next layer",
        "da_dz(z_next, g) in hidden layers",
        "Which z belongs to the node you are standing on?",
        only_in_hidden(lambda step: SLOPES[step.g](step.trace.zs[step.layer]), "da_dz"),
    ),
    _slope(
        "dropped_da_dz",
        "da/dz left out",
        "1",
        "Your answer would be right for a linear node. Which link does the non-linearity add?",
        _ones,
    ),
    _slope(
        "ce_shortcut",
        "g' left out in the output layer",
        "1 in the output layer",
        "With softmax and cross-entropy, another loss, two things cancel. Which are they, and do they cancel here?",
        only_in_output(_ones, "da_dz"),
    ),
    _slope(
        "hidden_gprime_dropped",
        "g' left out in the hidden layers",
        "1 in hidden layers",
        "Hidden nodes have an activation too. Where does its slope enter your gradient of the first matrix?",
        only_in_hidden(_ones, "da_dz"),
    ),
    Misconception(
        "missing_output_gprime",
        "da_dz",
        "g' missing on the way back",
        "W.T @ dC_da",
        "On the way back from C_0 to a hidden node you pass z_j. What must you multiply by when passing an activation?",
        {"back": lambda step, dC_da, da_dz: step.W.T @ dC_da},
    ),
    _slope(
        "double_gprime",
        "g' multiplied in twice",
        "da_dz(z, g) ** 2",
        "Walk along the path from w to C_0 and count how often you pass through g.",
        lambda step: _true(step) ** 2,
    ),
    _slope(
        "upside_down",
        "turned upside down: 1 divided by the slope",
        "1 / da_dz(z, g) for sigmoid and tanh",
        "Far from 0 the sigmoid is almost flat. Is your slope small there, or huge?",
        _upside_down,
    ),
    _slope(
        "a_over_z",
        "a divided by z as the slope",
        "a / z",
        "da and dz are changes. Nudge z by 0.001 and look at how far a moves.",
        lambda step: step.a / step.z,
    ),
    _slope(
        "times_z",
        "multiplied by z as well",
        "da_dz(z, g) * z",
        "a is g of z, and of nothing inside z here. What is the slope of a linear node? What is yours?",
        lambda step: _true(step) * step.z,
    ),
    _family(
        "coarse_numeric",
        "difference quotient with a coarse, one-sided step",
        "(ACTIVATIONS[g](z + c) - a) / c",
        "You approximated the slope. Derive it instead, then use the quotient only to check.",
        Constant("the step", (0.1, *_BOTH_WAYS), by_steps),
        lambda c, step: (ACTIVATIONS[step.g](step.z + c) - step.a) / c,
    ),
    _family(
        "coarse_central",
        "difference quotient with a coarse, central step",
        "(ACTIVATIONS[g](z + c) - ACTIVATIONS[g](z - c)) / (2 * c)",
        "You approximated the slope. Derive it instead, then use the quotient only to check.",
        Constant("the step", (0.1, 0.01, 0.015, 0.025, 0.05, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0), by_steps),
        lambda c, step: (ACTIVATIONS[step.g](step.z + c) - ACTIVATIONS[step.g](step.z - c)) / (2 * c),
    ),
    _slope(
        "step_of_one",
        "rise of the curve over a whole unit of z",
        "ACTIVATIONS[g](z + 1) - a",
        "Is the curve a straight line between z and z + 1? The slope belongs to a single point.",
        lambda step: ACTIVATIONS[step.g](step.z + 1) - step.a,
    ),
    _slope(
        "aggregated_gprime",
        "mean of the slopes for every node",
        "np.mean(da_dz(z, g))",
        "Each node has its own z_j. How many slopes should come back?",
        lambda step: np.full(len(step.z), np.mean(_true(step))),
    ),
    _slope(
        "summed_gprime",
        "slopes of all nodes added up",
        "np.sum(da_dz(z, g))",
        "If you nudge z of the first node, does a of the second one move?",
        lambda step: np.full(len(step.z), np.sum(_true(step))),
    ),
    _slope(
        "first_slope_only",
        "slope of the first node used for all",
        "da_dz(z, g)[0]",
        "Change z of the last node only. Does your answer notice?",
        lambda step: np.full(len(step.z), _true(step)[0]),
    ),
    _slope(
        "softmax_slope",
        "slope of a softmax",
        "softmax(z) * (1 - softmax(z))",
        "Does a node of this layer react to the z of its neighbours? Does your slope?",
        _softmax_slope,
    ),
    _slope(
        "always_sigmoid",
        "slope of the sigmoid for every activation",
        'da_dz(z, "sigmoid")',
        "Which activation did this layer use in the forward pass?",
        lambda step: SLOPES["sigmoid"](step.z),
    ),
    _slope(
        "sigmoid_formula_everywhere",
        "short formula of the sigmoid used for every activation",
        "a * (1 - a)",
        "A short formula in terms of a holds for one activation only. Test yours on a linear node.",
        lambda step: step.a * (1 - step.a),
    ),
    _slope(
        "output_activation_slope",
        "every layer given the slope of the output's activation",
        "da_dz(z, gs[-1])",
        "Give two layers different activations and print which name your slope uses in each.",
        lambda step: SLOPES[step.trace.gs[-1]](step.z),
    ),
    _slope(
        "activations_not_reversed",
        "names of the activations counted from the other end",
        "da_dz(z, gs[-l])",
        "Your loop goes from the last layer to the first. Print the pair of matrix and activation name in each turn.",
        lambda step: SLOPES[step.trace.gs[-step.layer]](step.z),
    ),
)
