"""Mistakes in da/dz of one activation: a slip in its own formula."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.chain_rule import sigmoid
from autograder.core.chain import TRUE
from autograder.core.misconceptions.family import Constant, Family, between, on_a_line
from autograder.core.misconceptions.misconception import Misconception, only_for


def _slope_of(g: str, key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any]) -> Misconception:
    return Misconception(key, "da_dz", name, f"{formula} for {g}", hint, {"da_dz": only_for(g, wrong)})


_sigmoid, _tanh, _relu, _linear = (partial(_slope_of, g) for g in ("sigmoid", "tanh", "relu", "linear"))


def _relu_family(
    key: str, name: str, formula: str, hint: str, constant: Constant, wrong: Callable[..., Any]
) -> Misconception:
    """`wrong(c, step)` is the slope of a relu with this constant; the usual member of these."""
    return Family(
        key,
        "da_dz",
        name,
        f"{formula} for relu",
        hint,
        lambda c: {"da_dz": only_for("relu", partial(wrong, c))},
        constant,
    ).usual


def _swapped(step: Any) -> Any:
    if step.g == "sigmoid":
        return 1 - step.a**2
    return step.a * (1 - step.a) if step.g == "tanh" else TRUE.da_dz(step)


def _mask_of_gradient(step: Any) -> Any:
    arriving = 2 * (step.a - step.y) if step.upstream is None else step.upstream
    return (arriving > 0) * 1.0


ONE_ACTIVATION = (
    Misconception(
        "swapped_activation",
        "da_dz",
        "short formulas of sigmoid and tanh exchanged",
        '1 - a**2 if g == "sigmoid" else a * (1 - a) for sigmoid and tanh',
        "Check your formula at z = 0 against the slope of the curve you can see in the plot.",
        {"da_dz": _swapped},
    ),
    _sigmoid(
        "z_times_one_minus_z",
        "short formula of the sigmoid, with z where a belongs",
        "z * (1 - z)",
        "The short formula is written in terms of one particular quantity. Is that what you passed in? What "
        "range can a slope of the sigmoid have?",
        lambda step: step.z * (1 - step.z),
    ),
    _sigmoid(
        "a_and_z_mixed",
        "short formula of the sigmoid, with a in one place and z in the other",
        "a * (1 - z)",
        "Can the slope of the sigmoid be negative? Evaluate your formula at z = 2.",
        lambda step: step.a * (1 - step.z),
    ),
    _sigmoid(
        "denominator_not_squared",
        "1 minus the sigmoid as its slope",
        "1 - a",
        "Write the quotient rule again and look at the power of the denominator. What is your slope far to the left?",
        lambda step: 1 - step.a,
    ),
    _sigmoid(
        "numerator_lost",
        "square of the sigmoid as its slope",
        "a**2",
        "What should the slope be where the sigmoid is almost flat, at z = 10? What is yours?",
        lambda step: step.a**2,
    ),
    _sigmoid(
        "one_factor_of_sigmoid",
        "the sigmoid itself as its slope",
        "a",
        "What should the slope be where the sigmoid is almost flat, at z = 10? What is yours?",
        lambda step: step.a,
    ),
    _sigmoid(
        "sigmoid_sign_lost",
        "sign of the slope of the sigmoid turned round",
        "-a * (1 - a)",
        "The sigmoid rises everywhere. Which sign must its slope have? Differentiate the exponent once more.",
        lambda step: -step.a * (1 - step.a),
    ),
    _sigmoid(
        "sigmoid_plus",
        "plus instead of minus in the slope of the sigmoid",
        "a * (1 + a)",
        "The sigmoid is steepest at z = 0. Evaluate your slope at 0 and at 5: which one is greater?",
        lambda step: step.a * (1 + step.a),
    ),
    _sigmoid(
        "exponent_sign_in_slope",
        "exponent with the wrong sign in the slope of the sigmoid",
        "np.exp(z) * a**2",
        "Evaluate your slope at z = 5. Can the sigmoid be that steep?",
        lambda step: np.exp(step.z) * step.a**2,
    ),
    _sigmoid(
        "sigmoid_of_one_minus_sigmoid",
        "sigmoid of (1 - sigmoid) as its slope",
        "sigmoid(1 - sigmoid(z))",
        "Read your line aloud, bracket by bracket. Which product did you mean to write?",
        lambda step: sigmoid(1 - step.a),
    ),
    _sigmoid(
        "second_derivative",
        "sigmoid differentiated twice",
        "a * (1 - a) * (1 - 2 * a)",
        "Evaluate your formula at z = 0 and compare with the visible slope.",
        lambda step: step.a * (1 - step.a) * (1 - 2 * step.a),
    ),
    _sigmoid(
        "shortcut_differentiated",
        "1 minus twice the sigmoid as its slope",
        "1 - 2 * a",
        "The short formula is the slope already. What is your answer at z = 0, where the curve is steepest?",
        lambda step: 1 - 2 * step.a,
    ),
    _tanh(
        "tanh_uses_z",
        "short formula of tanh, with z where a belongs",
        "1 - z**2",
        "Can the slope of tanh be negative? Evaluate your answer at z = 2.",
        lambda step: 1 - step.z**2,
    ),
    _tanh(
        "tanh_square_lost",
        "square lost in the slope of tanh",
        "1 - a",
        "The curve of tanh is as steep at -1 as it is at 1. Is your slope?",
        lambda step: 1 - step.a,
    ),
    _tanh(
        "tanh_square_of_z",
        "tanh of the square of z, where the square of tanh belongs",
        "1 - np.tanh(z**2)",
        "Read your line aloud: what is squared, z or the value of tanh? Try z = 0.5.",
        lambda step: 1 - np.tanh(step.z**2),
    ),
    _tanh(
        "tanh_difference_squared",
        "the whole difference squared",
        "(1 - a) ** 2",
        "The curve of tanh is as steep at -1 as it is at 1. Is your slope?",
        lambda step: (1 - step.a) ** 2,
    ),
    _tanh(
        "tanh_like_tan",
        "plus instead of minus in the slope of tanh",
        "1 + a**2",
        "Is tanh steeper at 0 or at 2? Which one does your formula say? (The tangent is another function.)",
        lambda step: 1 + step.a**2,
    ),
    _tanh(
        "tanh_one_lost",
        "the 1 lost in the slope of tanh",
        "-(a**2)",
        "tanh rises everywhere. Which sign must its slope have, and where is it greatest?",
        lambda step: -(step.a**2),
    ),
    _tanh(
        "sech_not_squared",
        "1 divided by cosh, not squared",
        "1 / np.cosh(z)",
        "Check one value numerically: (tanh(1.001) - tanh(0.999)) / 0.002.",
        lambda step: 1 / np.cosh(step.z),
    ),
    _tanh(
        "slope_of_arctan",
        "slope of the arctangent",
        "1 / (1 + z**2)",
        "tanh and arctan look alike and are not. Compare your slope with a quotient at z = 1.",
        lambda step: 1 / (1 + step.z**2),
    ),
    _tanh(
        "tanh_second_derivative",
        "tanh differentiated twice",
        "-2 * a * (1 - a**2)",
        "Evaluate your formula at z = 0 and compare with the visible slope.",
        lambda step: -2 * step.a * (1 - step.a**2),
    ),
    _relu(
        "relu_inverted",
        "ReLU mask inverted",
        "(z <= 0) * 1.0",
        "On which side of zero does the ReLU let changes through?",
        lambda step: (step.z <= 0) * 1.0,
    ),
    _relu(
        "relu_always_one",
        "slope 1 for a ReLU on both sides of zero",
        "1",
        "Feed your function a negative z. Which value do you get? If there is a mask, from which array is it made?",
        lambda step: np.ones(len(step.z)),
    ),
    _relu_family(
        "relu_leaky",
        "a ReLU that is not flat on the left",
        "np.where(z > 0, 1, c)",
        "Which activation was asked for? Is its left side flat?",
        Constant("the slope on the left", (0.01, 0.5), on_a_line),
        lambda c, step: np.where(step.z > 0, 1, c),
    ),
    _relu(
        "relu_itself",
        "ReLU evaluated instead of its slope",
        "np.maximum(z, 0)",
        "Right of zero the ReLU is a straight line. Is a straight line steeper further out?",
        lambda step: np.maximum(step.z, 0),
    ),
    _relu(
        "relu_sign",
        "sign of z as the slope of ReLU",
        "np.sign(z)",
        "If z is negative and grows a little, what does the output of a ReLU do?",
        lambda step: np.sign(step.z),
    ),
    _relu_family(
        "relu_mask_with_tolerance",
        "ReLU mask that opens at another z than 0",
        "(z > c) * 1.0",
        "At which z does the ReLU bend? Try 0.0001, 0.2 and -0.2.",
        # No word for it: anything between two values of z gives the same numbers.
        Constant(
            "", (0.5,), between("da_dz", lambda step: step.z if step.g == "relu" else np.zeros(0)), is_broad=False
        ),
        lambda c, step: (step.z > c) * 1.0,
    ),
    _relu(
        "relu_mask_on_gradient",
        "ReLU mask taken from dC/da instead of z",
        "(dC_da > 0) * 1.0",
        "The ReLU closes depending on its own input. Which array did you test?",
        _mask_of_gradient,
    ),
    _relu(
        "relu_with_sigmoid_slope",
        "slope of the sigmoid for a ReLU",
        "sigmoid(z) * (1 - sigmoid(z))",
        "The ReLU is made of two straight lines. How many different slopes can it have?",
        lambda step: sigmoid(step.z) * (1 - sigmoid(step.z)),
    ),
    _relu(
        "softplus_slope",
        "the sigmoid as the slope of a ReLU",
        "sigmoid(z)",
        "The ReLU is made of two straight lines. How many different slopes can it have?",
        lambda step: sigmoid(step.z),
    ),
    _linear(
        "linear_zero",
        "slope 0 for a linear node",
        "0",
        "If z grows by 0.1, by how much does a = z grow?",
        lambda step: np.zeros(len(step.z)),
    ),
    _linear(
        "linear_itself",
        "z as the slope of a linear node",
        "z",
        "Is the line a = z steeper at 3 than at 1?",
        lambda step: step.z,
    ),
)
