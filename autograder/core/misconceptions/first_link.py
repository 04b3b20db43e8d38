"""Mistakes in dC/da: the slope of the loss at an output node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.core.chain import TRUE
from autograder.core.misconceptions.misconception import Misconception, only_in_output


def _loss(key: str, name: str, hint: str, wrong: Callable[..., Any], *aliases: str) -> Misconception:
    return Misconception(key, "dC_da", name, hint, {"dC_da": only_in_output(wrong, "dC_da")}, aliases)


def _half(step: Any) -> Any:
    return step.a - step.y


def _for_every_node(number: Any, step: Any) -> Any:
    return np.full(len(step.a), float(number))


def _divisor(numbers: Any) -> Any:
    # A closed relu gives 0, and a warning about a division says nothing about the mistake.
    return np.where(numbers == 0, 1e-12, numbers)


def _softmax(numbers: Any) -> Any:
    powers = np.exp(numbers - np.max(numbers))
    return powers / np.sum(powers)


FIRST_LINK = (
    _loss(
        "missing_factor_2",
        "factor 2 lost",
        "Compare the loss you were given with the one in the book you remember: is there a 1/2 in front of "
        "the sum? Nudge a_j by 0.001 and look at how much C_0 really moves.",
        _half,
        "half_mse",
    ),
    _loss(
        "half_mse",
        "loss with 1/2 in front",
        "Copy the loss of this lesson onto paper and differentiate that one. Is there a 1/2?",
        _half,
        "missing_factor_2",
    ),
    _loss(
        "factor_2_twice",
        "factor 2 counted twice",
        "The exponent comes down once. Nudge a_j by 0.001 and compare the change of C_0 with your slope.",
        lambda step: 4 * (step.a - step.y),
    ),
    _loss(
        "sign_flipped",
        "target minus output",
        "If a_j is already too big, should a further increase of a_j make the loss go up or down? Which sign "
        "does your answer have there?",
        lambda step: 2 * (step.y - step.a),
    ),
    _loss(
        "error_itself",
        "the error (target minus output) returned as the slope",
        "An error is not yet a slope. Nudge a_j by 0.001: by how much, and in which direction, does C_0 move?",
        lambda step: step.y - step.a,
    ),
    _loss(
        "loss_not_derivative",
        "returned the loss instead of its slope",
        "Can a slope of this loss ever be negative? Can your answer be?",
        lambda step: (step.a - step.y) ** 2,
    ),
    _loss(
        "whole_loss_for_every_node",
        "multiplied by the whole loss of the sample",
        "Which of your numbers change if you change the target of one node only? Which should?",
        lambda step: _for_every_node(np.sum((step.a - step.y) ** 2), step),
    ),
    _loss(
        "power_not_reduced",
        "power rule without lowering the exponent",
        "Write the power rule for x^2 and check what happens to the exponent.",
        lambda step: 2 * (step.a - step.y) ** 2,
    ),
    _loss(
        "integrated",
        "integrated instead of differentiated",
        "When you differentiate a square, does the exponent go up or down?",
        lambda step: (step.a - step.y) ** 3 / 3,
    ),
    _loss(
        "loss_differentiated_twice",
        "loss differentiated twice",
        "Move the output closer to the target. Should the slope of the loss stay the same?",
        lambda step: _for_every_node(2, step),
    ),
    _loss(
        "abs_value",
        "absolute error",
        "Your answer never tells the weight in which direction the output is wrong. Try one case with a_j > "
        "y_j and one with a_j < y_j.",
        lambda step: 2 * np.abs(step.a - step.y),
    ),
    _loss(
        "sign_of_error",
        "slope of the absolute error: only the sign is left",
        "Move the output twice as far from the target. Should the loss become steeper? Does your slope?",
        lambda step: np.sign(step.a - step.y),
    ),
    _loss(
        "root_of_loss",
        "slope of the root of the summed squares",
        "Is there a square root around the sum in this loss? Change one target and see which nodes react.",
        lambda step: (step.a - step.y) / np.linalg.norm(step.a - step.y),
    ),
    _loss(
        "expands_wrong",
        "slip while expanding the square",
        "Expand (a - y)^2 completely and differentiate each of the three terms with respect to a.",
        lambda step: 2 * step.a - step.y,
    ),
    _loss(
        "target_added",
        "plus where the loss has a minus",
        "What should the slope be when the output equals the target exactly? What is yours?",
        lambda step: 2 * (step.a + step.y),
    ),
    _loss(
        "target_dropped",
        "target treated as if it vanished inside the square",
        "What should the slope be when the output equals the target exactly? Expand the square: is every "
        "term with y free of a?",
        lambda step: 2 * step.a,
    ),
    _loss(
        "target_differentiated",
        "target differentiated too, so that nothing is left",
        "When a_j is nudged, does the target move with it? Does the loss?",
        lambda step: _for_every_node(0, step),
    ),
    _loss(
        "inner_derivative_a",
        "inner derivative taken as a instead of the slope of a - y",
        "The inside of the square is a - y. If a grows by 0.1, by how much does the inside grow?",
        lambda step: 2 * (step.a - step.y) * step.a,
    ),
    _loss(
        "loss_over_a",
        "dC/da taken for a fraction: the loss divided by a",
        "dC and da are changes. Nudge a_j by 0.001 and divide the change of C_0 by 0.001.",
        lambda step: (step.a - step.y) ** 2 / _divisor(step.a),
    ),
    _loss(
        "mean_over_outputs",
        "divided by the number of output nodes",
        "The 1/n in this lesson counts training samples. What does your divisor count?",
        lambda step: 2 * (step.a - step.y) / len(step.a),
    ),
    _loss(
        "sum_over_outputs",
        "errors of all nodes added up",
        "Expand the sum in C_0 for three nodes. Which of its terms contain a_1?",
        lambda step: _for_every_node(2 * np.sum(step.a - step.y), step),
    ),
    _loss(
        "average_error",
        "one average error for all nodes",
        "Each node has its own error. How many different slopes should come back?",
        lambda step: _for_every_node(2 * np.mean(step.a - step.y), step),
    ),
    _loss(
        "first_node_only",
        "error of the first node used for all",
        "Change the target of the last node only. Does your answer notice?",
        lambda step: _for_every_node(2 * (step.a[0] - step.y[0]), step),
    ),
    _loss(
        "includes_da_dz",
        "already multiplied by the slope of the sigmoid",
        "This function must only answer 'how does C_0 react to a_j?'. Which link looks after the activation?",
        lambda step: 2 * (step.a - step.y) * step.a * (1 - step.a),
    ),
    _loss(
        "thresholded_prediction",
        "used the predicted class instead of the activation",
        "The loss in this lesson is built from the activation itself, before any decision is taken.",
        lambda step: 2 * ((step.a > 0.5) - step.y),
    ),
    _loss(
        "only_true_class",
        "only the node of the right class contributes",
        "Do the nodes whose target is 0 appear in the loss?",
        lambda step: 2 * (step.a - step.y) * (step.y == 1),
    ),
    _loss(
        "softmax_first",
        "outputs turned into shares by a softmax first",
        "Which numbers does this loss compare with the targets: the activations, or shares that add up to 1?",
        lambda step: 2 * (_softmax(step.a) - step.y),
    ),
    _loss(
        "cross_entropy_slope",
        "slope of the binary cross-entropy",
        "Is there a logarithm in the loss of this lesson?",
        lambda step: (step.a - step.y) / _divisor(step.a * (1 - step.a)),
    ),
    _loss(
        "log_loss_slope",
        "slope of the log loss of the right class",
        "Is there a logarithm in the loss of this lesson? What should the slope be when the target is 0?",
        lambda step: -step.y / _divisor(step.a),
    ),
    _loss(
        "dropped_dC_da",
        "first link missing",
        "Does your gradient vanish when the output equals the target?",
        lambda step: _for_every_node(1, step),
    ),
    Misconception(
        "relu_overwrites_dC_da",
        "dC_da",
        "behind a ReLU, dC/da overwritten by its 0s and 1s",
        "What does an open ReLU do with the slope that arrives from above: hand it on, or replace it?",
        {"dC_da": lambda step: np.ones(len(step.a)) if step.g == "relu" else TRUE.dC_da(step)},
    ),
)
