"""Mistakes in dC/da: the slope of the loss at an output node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.core.chain import TRUE
from autograder.core.misconceptions.misconception import Misconception, only_in_output


def _loss(key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any], *aliases: str) -> Misconception:
    return Misconception(key, "dC_da", name, formula, hint, {"dC_da": only_in_output(wrong, "dC_da")}, aliases)


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
        "a - y",
        "Compare the loss you were given with the one in the book you remember: is there a 1/2 in front of "
        "the sum? Nudge a_j by 0.001 and look at how much C_0 really moves.",
        _half,
        "half_mse",
    ),
    _loss(
        "half_mse",
        "loss with 1/2 in front",
        "a - y",
        "Copy the loss of this lesson onto paper and differentiate that one. Is there a 1/2?",
        _half,
        "missing_factor_2",
    ),
    _loss(
        "factor_2_twice",
        "factor 4 where one 2 belongs",
        "4 * (a - y)",
        "The exponent comes down once. Nudge a_j by 0.001 and compare the change of C_0 with your slope.",
        lambda step: 4 * (step.a - step.y),
    ),
    _loss(
        "sign_flipped",
        "sign of dC/da turned round: target minus output",
        "2 * (y - a)",
        "If a_j is already too big, should a further increase of a_j make the loss go up or down? Which sign "
        "does your answer have there?",
        lambda step: 2 * (step.y - step.a),
    ),
    _loss(
        "error_itself",
        "target minus output, without a factor 2",
        "y - a",
        "An error is not yet a slope. Nudge a_j by 0.001: by how much, and in which direction, does C_0 move?",
        lambda step: step.y - step.a,
    ),
    _loss(
        "loss_not_derivative",
        "squared error of each node instead of its slope",
        "(a - y) ** 2",
        "Can a slope of this loss ever be negative? Can your answer be?",
        lambda step: (step.a - step.y) ** 2,
    ),
    _loss(
        "whole_loss_for_every_node",
        "the whole loss of the sample at every node",
        "np.sum((a - y) ** 2)",
        "Which of your numbers change if you change the target of one node only? Which should?",
        lambda step: _for_every_node(np.sum((step.a - step.y) ** 2), step),
    ),
    _loss(
        "power_not_reduced",
        "2 times the squared error: exponent not lowered",
        "2 * (a - y) ** 2",
        "Write the power rule for x^2 and check what happens to the exponent.",
        lambda step: 2 * (step.a - step.y) ** 2,
    ),
    _loss(
        "integrated",
        "integrated instead of differentiated",
        "(a - y) ** 3 / 3",
        "When you differentiate a square, does the exponent go up or down?",
        lambda step: (step.a - step.y) ** 3 / 3,
    ),
    _loss(
        "loss_differentiated_twice",
        "dC/da taken as 2 at every node",
        "2",
        "Move the output closer to the target. Should the slope of the loss stay the same?",
        lambda step: _for_every_node(2, step),
    ),
    _loss(
        "abs_value",
        "sign of the error lost",
        "2 * np.abs(a - y)",
        "Your answer never tells the weight in which direction the output is wrong. Try one case with a_j > "
        "y_j and one with a_j < y_j.",
        lambda step: 2 * np.abs(step.a - step.y),
    ),
    _loss(
        "sign_of_error",
        "only the sign of the error is left",
        "np.sign(a - y)",
        "Move the output twice as far from the target. Should the loss become steeper? Does your slope?",
        lambda step: np.sign(step.a - step.y),
    ),
    _loss(
        "root_of_loss",
        "errors of the sample scaled to length 1",
        "(a - y) / np.linalg.norm(a - y)",
        "Is there a square root around the sum in this loss? Change one target and see which nodes react.",
        lambda step: (step.a - step.y) / np.linalg.norm(step.a - step.y),
    ),
    _loss(
        "expands_wrong",
        "the 2 multiplies a, and not y",
        "2 * a - y",
        "Expand (a - y)^2 completely and differentiate each of the three terms with respect to a.",
        lambda step: 2 * step.a - step.y,
    ),
    _loss(
        "target_added",
        "target added where the loss subtracts it",
        "2 * (a + y)",
        "What should the slope be when the output equals the target exactly? What is yours?",
        lambda step: 2 * (step.a + step.y),
    ),
    _loss(
        "target_dropped",
        "target left out",
        "2 * a",
        "What should the slope be when the output equals the target exactly? Expand the square: is every "
        "term with y free of a?",
        lambda step: 2 * step.a,
    ),
    _loss(
        "target_differentiated",
        "dC/da taken as 0 at every node",
        "0",
        "When a_j is nudged, does the target move with it? Does the loss?",
        lambda step: _for_every_node(0, step),
    ),
    _loss(
        "inner_derivative_a",
        "multiplied by a as well",
        "2 * (a - y) * a",
        "The inside of the square is a - y. If a grows by 0.1, by how much does the inside grow?",
        lambda step: 2 * (step.a - step.y) * step.a,
    ),
    _loss(
        "loss_over_a",
        "squared error divided by a",
        "(a - y) ** 2 / a",
        "dC and da are changes. Nudge a_j by 0.001 and divide the change of C_0 by 0.001.",
        lambda step: (step.a - step.y) ** 2 / _divisor(step.a),
    ),
    _loss(
        "mean_over_outputs",
        "divided by the number of output nodes",
        "2 * (a - y) / J",
        "The 1/n in this lesson counts training samples. What does your divisor count?",
        lambda step: 2 * (step.a - step.y) / len(step.a),
    ),
    _loss(
        "sum_over_outputs",
        "errors of all nodes added up",
        "2 * np.sum(a - y)",
        "Expand the sum in C_0 for three nodes. Which of its terms contain a_1?",
        lambda step: _for_every_node(2 * np.sum(step.a - step.y), step),
    ),
    _loss(
        "average_error",
        "one average error for all nodes",
        "2 * np.mean(a - y)",
        "Each node has its own error. How many different slopes should come back?",
        lambda step: _for_every_node(2 * np.mean(step.a - step.y), step),
    ),
    _loss(
        "first_node_only",
        "error of the first node used for all",
        "2 * (a[0] - y[0])",
        "Change the target of the last node only. Does your answer notice?",
        lambda step: _for_every_node(2 * (step.a[0] - step.y[0]), step),
    ),
    _loss(
        "includes_da_dz",
        "already multiplied by the slope of the sigmoid",
        "2 * (a - y) * a * (1 - a)",
        "This function must only answer 'how does C_0 react to a_j?'. Which link looks after the activation?",
        lambda step: 2 * (step.a - step.y) * step.a * (1 - step.a),
    ),
    _loss(
        "thresholded_prediction",
        "activation rounded to 0 or 1 before it meets the target",
        "2 * ((a > 0.5) - y)",
        "The loss in this lesson is built from the activation itself, before any decision is taken.",
        lambda step: 2 * ((step.a > 0.5) - step.y),
    ),
    _loss(
        "only_true_class",
        "dC/da taken as 0 where the target is not 1",
        "2 * (a - y) * (y == 1)",
        "Do the nodes whose target is 0 appear in the loss?",
        lambda step: 2 * (step.a - step.y) * (step.y == 1),
    ),
    _loss(
        "softmax_first",
        "outputs turned into shares by a softmax first",
        "2 * (softmax(a) - y)",
        "Which numbers does this loss compare with the targets: the activations, or shares that add up to 1?",
        lambda step: 2 * (_softmax(step.a) - step.y),
    ),
    _loss(
        "cross_entropy_slope",
        "a - y divided by the slope of the sigmoid",
        "(a - y) / (a * (1 - a))",
        "Is there a logarithm in the loss of this lesson? Or did you divide by a link that should be multiplied?",
        lambda step: (step.a - step.y) / _divisor(step.a * (1 - step.a)),
    ),
    _loss(
        "log_loss_slope",
        "slope of the log loss of the right class",
        "-y / a",
        "Is there a logarithm in the loss of this lesson? What should the slope be when the target is 0?",
        lambda step: -step.y / _divisor(step.a),
    ),
    _loss(
        "dropped_dC_da",
        "dC/da left out",
        "1",
        "Does your gradient vanish when the output equals the target?",
        lambda step: _for_every_node(1, step),
    ),
    Misconception(
        "relu_overwrites_dC_da",
        "dC_da",
        "behind a ReLU, dC/da overwritten by its 0s and 1s",
        "1 for relu",
        "What does an open ReLU do with the slope that arrives from above: hand it on, or replace it?",
        {"dC_da": lambda step: np.ones(len(step.a)) if step.g == "relu" else TRUE.dC_da(step)},
    ),
)
