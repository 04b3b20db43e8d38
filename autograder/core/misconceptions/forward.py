"""Mistakes on the way forward: z and a are not those of the network, so all links are read elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chain_rule import ACTIVATIONS, sigmoid
from autograder.core.misconceptions.misconception import (
    Misconception,
    only_for,
    only_in_hidden,
    only_in_output,
)


def _forward(key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any], **also: Any) -> Misconception:
    return Misconception(key, "forward", name, formula, hint, {"forward": wrong, **also})


def _activated(z: Any, g: str) -> tuple[Any, Any]:
    return z, ACTIVATIONS[g](z)


def _without_activation(step: Any) -> tuple[Any, Any]:
    z = step.W @ step.a_prev
    return z, z


def _softmax(step: Any) -> tuple[Any, Any]:
    z = step.W @ step.a_prev
    powers = np.exp(z - np.max(z))
    return z, powers / np.sum(powers)


def _activation_before_sum(step: Any) -> tuple[Any, Any]:
    z = step.W @ ACTIVATIONS[step.g](step.a_prev)
    return z, z


def _activated_twice(step: Any) -> tuple[Any, Any]:
    z, a = _activated(step.W @ step.a_prev, step.g)
    return z, ACTIVATIONS[step.g](a)


def _of_length_one(step: Any) -> Any:
    return step.a_prev / np.linalg.norm(step.a_prev) if step.layer == 1 else step.a_prev


FORWARD = (
    _forward(
        "W_transposed_forward",
        "forward pass with W transposed",
        "z = W.T @ a_prev",
        "Row j of W holds the weights INTO node j. Check z on a layer of 2 nodes fed by 3.",
        lambda step: _activated(step.W.T @ step.a_prev, step.g),
    ),
    _forward(
        "activation_skipped",
        "activation left out of the forward pass",
        "a = z",
        "Print the outputs of your forward pass for a sigmoid layer. Do they stay between 0 and 1?",
        _without_activation,
    ),
    _forward(
        "hidden_linear",
        "activation left out in the hidden layers",
        "a = z in hidden layers",
        "What does a hidden node hand to the next layer: what came into it, or what it made of that?",
        only_in_hidden(_without_activation, "forward"),
    ),
    _forward(
        "output_linear",
        "output taken before its activation",
        "a = z in the output layer",
        "Which number of an output node is compared with its target: what comes in, or what goes out? Did "
        "the last name in gs have any effect?",
        only_in_output(_without_activation, "forward"),
    ),
    _forward(
        "activated_twice",
        "activation applied twice in the forward pass",
        "a = ACTIVATIONS[g](ACTIVATIONS[g](z))",
        "Follow one number through your forward pass with pencil and paper. How often does it pass through g?",
        _activated_twice,
    ),
    _forward(
        "activation_before_sum",
        "activation applied to the inputs instead of to their weighted sum",
        "z = W @ ACTIVATIONS[g](a_prev); a = z",
        "In what order does a node work: weigh and add first, or activate first?",
        _activation_before_sum,
    ),
    _forward(
        "always_sigmoid_forward",
        "sigmoid in every layer of the forward pass",
        "a = sigmoid(z)",
        "Run your forward pass with the activation linear and a large input. What should come out?",
        lambda step: _activated(step.W @ step.a_prev, "sigmoid"),
    ),
    _forward(
        "output_activation_forward",
        "every layer given the activation of the output",
        "a = ACTIVATIONS[gs[-1]](z)",
        "Give two layers different activations and print what each of them uses.",
        lambda step: _activated(step.W @ step.a_prev, step.trace.gs[-1]),
    ),
    _forward(
        "first_activation_forward",
        "every layer given the activation of the first",
        "a = ACTIVATIONS[gs[0]](z)",
        "Give two layers different activations and print what each of them uses.",
        lambda step: _activated(step.W @ step.a_prev, step.trace.gs[0]),
    ),
    _forward(
        "softmax_output",
        "softmax in the output layer",
        "a = softmax(z) in the output layer",
        "Add up the outputs of your forward pass. Must they make 1 in this network?",
        only_in_output(_softmax, "forward"),
    ),
    _forward(
        "bias_of_one",
        "1 added to every z, like a bias",
        "z = W @ a_prev + 1",
        "Feed your layer with zeros only. What should z be there, and what is yours?",
        lambda step: _activated(step.W @ step.a_prev + 1, step.g),
    ),
    _forward(
        "last_weight_as_bias",
        "1 in place of the last input: the last column of W acts like a bias",
        "z = W[:, :-1] @ a_prev[:-1] + W[:, -1]",
        "Change the last input. Does z react? Does this network have biases?",
        lambda step: _activated(step.W[:, :-1] @ step.a_prev[:-1] + step.W[:, -1], step.g),
    ),
    _forward(
        "last_input_missed",
        "last input left out of the weighted sum",
        "z = W[:, :-1] @ a_prev[:-1]",
        "Change only the last input. Does z react?",
        lambda step: _activated(step.W[:, :-1] @ step.a_prev[:-1], step.g),
    ),
    _forward(
        "mean_of_inputs",
        "mean of the weighted inputs instead of their sum",
        "z = W @ a_prev / K",
        "With two inputs of 1 and two weights of 1, what is z by the table of notation, and what is yours?",
        lambda step: _activated(step.W @ step.a_prev / len(step.a_prev), step.g),
    ),
    _forward(
        "inputs_normalised",
        "sample scaled to length 1 first",
        "a_prev = x / np.linalg.norm(x) in the first layer",
        "Double the input of a linear network. What should happen to the output, and what does yours do?",
        lambda step: _activated(step.W @ _of_length_one(step), step.g),
        dz_dw=_of_length_one,
    ),
    _forward(
        "sigmoid_without_minus",
        "sigmoid read at -z in the forward pass",
        "a = sigmoid(-z) for sigmoid",
        "Is your sigmoid close to 1 for a large positive z? Compare it with the one in chain_rule.py.",
        only_for("sigmoid", lambda step: (z := step.W @ step.a_prev, sigmoid(-z)), "forward"),
    ),
    _forward(
        "tanh_half_argument",
        "tanh read at half of z in the forward pass",
        "a = 2 * sigmoid(z) - 1 for tanh",
        "Compare your tanh with np.tanh at z = 1.",
        only_for("tanh", lambda step: (z := step.W @ step.a_prev, 2 * sigmoid(z) - 1), "forward"),
    ),
    _forward(
        "outputs_cut",
        "outputs cut to the range from 0 to 1",
        "a = np.clip(ACTIVATIONS[g](z), 0, 1) in the output layer",
        "Can a linear or a tanh output lie below 0? Does yours?",
        only_in_output(lambda step: (z := step.W @ step.a_prev, np.clip(ACTIVATIONS[step.g](z), 0, 1)), "forward"),
    ),
)
