"""Mistakes in dz/dw: how the input of a node responds to one of its weights.

What differs from weight to weight in a way that no vector (K,) can hold is put in as a product.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chain_rule import ACTIVATIONS
from autograder.core.chain import SLOPES
from autograder.core.misconceptions.misconception import Misconception


def _input(key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any]) -> Misconception:
    return Misconception(key, "dz_dw", name, formula, hint, {"dz_dw": wrong})


def _per_weight(key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any]) -> Misconception:
    """`wrong` gives what stands for dz_j/dw_jk, shape (J, K) or (J, 1)."""

    def product(step: Any, dC_da: Any, da_dz: Any, dz_dw: Any) -> Any:
        return (dC_da * da_dz)[..., :, None] * wrong(step) * np.ones(step.W.shape)

    return Misconception(key, "dz_dw", name, formula, hint, {"product": product})


def _for_every_weight(number: Any, step: Any) -> Any:
    return np.full(len(step.a_prev), float(number))


LAST_LINK = (
    _input(
        "dz_dw_ones",
        "dz/dw taken as 1",
        "1",
        "In w * 3, what is the slope with respect to w?",
        lambda step: np.ones(len(step.a_prev)),
    ),
    _input(
        "dz_dw_sum",
        "sum of all inputs for every weight",
        "np.sum(a_prev)",
        "Write z_j for 3 inputs. Which terms contain w_j2?",
        lambda step: _for_every_weight(np.sum(step.a_prev), step),
    ),
    _input(
        "dz_dw_mean",
        "average input for every weight",
        "np.mean(a_prev)",
        "Two weights of a node come from two different nodes. Can their slopes be told apart in your answer?",
        lambda step: _for_every_weight(np.mean(step.a_prev), step),
    ),
    _input(
        "first_input_only",
        "first input used for every weight",
        "a_prev[0]",
        "Change only the last input. Which weight's slope should notice? Does it?",
        lambda step: _for_every_weight(step.a_prev[0], step),
    ),
    _input(
        "reactivated_input",
        "activation applied to a_prev again",
        "ACTIVATIONS[g](a_prev)",
        "a^(L-1) has already gone through its activation. What multiplies w_jk in z_j?",
        lambda step: ACTIVATIONS[step.g](step.a_prev),
    ),
    _input(
        "gprime_of_a_prev",
        "a_prev times (1 - a_prev) as dz/dw",
        "a_prev * (1 - a_prev)",
        "z_j is a weighted sum. Is there any activation function inside that sum?",
        lambda step: step.a_prev * (1 - step.a_prev),
    ),
    _input(
        "slope_at_a_prev",
        "g' read at a_prev",
        "da_dz(a_prev, g)",
        "z_j is a weighted sum. Is there any activation function inside that sum?",
        lambda step: SLOPES[step.g](step.a_prev),
    ),
    _input(
        "a_prev_squared",
        "input squared",
        "a_prev**2",
        "Nudge one weight by 0.001 and look at how far z_j moves. Now double the input and do it again.",
        lambda step: step.a_prev**2,
    ),
    _input(
        "a_prev_absolute",
        "sign of the input lost",
        "np.abs(a_prev)",
        "With a negative input, does z_j rise or fall when the weight is raised?",
        lambda step: np.abs(step.a_prev),
    ),
    _input(
        "positive_inputs_only",
        "negative inputs ignored",
        "np.maximum(a_prev, 0)",
        "With a negative input, does z_j move when the weight is raised?",
        lambda step: np.maximum(step.a_prev, 0),
    ),
    _input(
        "a_prev_over_K",
        "divided by the number of inputs",
        "a_prev / K",
        "Is z_j a sum or an average over the inputs? Look at its definition.",
        lambda step: step.a_prev / len(step.a_prev),
    ),
    _input(
        "a_prev_normalised",
        "inputs scaled to length 1",
        "a_prev / np.linalg.norm(a_prev)",
        "Double all inputs and nudge one weight. Does z_j move as far as before, or twice as far?",
        lambda step: step.a_prev / np.linalg.norm(step.a_prev),
    ),
    _input(
        "bias_appended",
        "a 1 appended, as for a bias",
        "np.append(a_prev, 1)",
        "How many weights lead into a node? How many numbers did you return?",
        lambda step: np.append(step.a_prev, 1.0),
    ),
    _input(
        "z_instead_of_a_prev",
        "pre-activation of the layer before instead of its activation",
        "z_prev behind the first layer",
        "Before or after the activation function: which one is multiplied by the weight?",
        lambda step: step.a_prev if step.layer == 1 else step.trace.zs[step.layer - 2],
    ),
    _input(
        "x_in_every_layer",
        "input of the network used in every layer",
        "x",
        "Which nodes feed the second layer: the inputs of the network, or the nodes of the first layer?",
        lambda step: step.trace.activations[0],
    ),
    _per_weight(
        "a_L_instead_of_a_prev",
        "a of the same layer instead of the layer before",
        "a[j]",
        "Which activations enter the weighted sum z_j: those of layer L or those that feed layer L?",
        lambda step: step.a[:, None],
    ),
    _input(
        "a_L_for_every_k",
        "a of the same layer indexed like the layer before",
        "a",
        "How many activations feed this layer, and how many numbers are in the array that you used?",
        lambda step: step.a,
    ),
    _per_weight(
        "dz_dw_z",
        "the weighted sum itself instead of its slope",
        "z[j]",
        "If w_jk is nudged by 0.001, how far does z_j move? Does that depend on the other weights?",
        lambda step: step.z[:, None],
    ),
    _per_weight(
        "dz_da_for_dz_dw",
        "the weight itself as dz/dw",
        "W[j, k]",
        "In w * 3, what is the slope with respect to w? Which factor did you keep?",
        lambda step: step.W,
    ),
    _per_weight(
        "term_not_slope",
        "the term w*a itself instead of its slope",
        "W[j, k] * a_prev[k]",
        "In w * 3, what is the slope with respect to w? Does it still contain w?",
        lambda step: step.W * step.a_prev,
    ),
    _per_weight(
        "z_over_w",
        "z divided by w as dz/dw",
        "z[j] / W[j, k]",
        "dz and dw are changes. Nudge w_jk by 0.001 and look at how far z_j moves.",
        lambda step: step.z[:, None] / step.W,
    ),
)
