"""Mistakes on the way back: how dC/da of the layer before collects what all nodes of this layer contribute.

Where the paths are mixed up, `W * delta[:, None]` has one row for each path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.core.chain import SLOPES, Chain, Gradients, mean_of_samples
from autograder.core.misconceptions.misconception import Misconception, only_in_hidden
from autograder.core.network import Array, Batch, Step


def _back(key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any]) -> Misconception:
    return Misconception(key, "back", name, formula, hint, {"back": wrong})


def _delta(key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any]) -> Misconception:
    """`wrong(step, delta)`, where delta = dC/da * da/dz, (J,)."""
    return _back(key, name, formula, hint, lambda step, dC_da, da_dz: wrong(step, dC_da * da_dz))


def _numbered(batch: Batch, chain: Chain) -> Iterator[tuple[int, Array]]:
    return enumerate(mean_of_samples(batch, chain))


def _slope_below(step: Any) -> Any:
    below = step.layer - 1
    return SLOPES[step.trace.gs[below - 1]](step.trace.zs[below - 1])


def _from_the_first(batch: Batch, chain: Chain) -> Gradients:
    """The output's dC/da handed to the first layer, and from there on to the last."""
    per_sample = []
    for sample in batch.samples:
        trace = sample.with_(forward=chain.forward)
        upstream, gradients = chain.dC_da(Step(trace, len(trace.Ws))), []
        for layer in range(1, len(trace.Ws) + 1):
            step = Step(trace, layer, upstream)
            da_dz = chain.da_dz(step)
            gradients.append(chain.product(step, upstream, da_dz, chain.dz_dw(step)))
            upstream = chain.back(step, upstream, da_dz)
        per_sample.append(gradients)
    return [np.mean(layer, axis=0) for layer in zip(*per_sample, strict=True)]


BACK = (
    _delta(
        "missing_W_transpose",
        "weights not turned round for the way back",
        "W @ (dC_da * da_dz)",
        "Going forward you summed over k. Over which index do you sum going back?",
        lambda step, delta: step.W @ delta,
    ),
    _delta(
        "single_path",
        "only the first of the paths to the loss",
        "W[0] * dC_da[0] * da_dz[0]",
        "How many nodes of layer L see a_k^(L-1)? Your answer uses one of them.",
        lambda step, delta: step.W[0] * delta[0],
    ),
    _delta(
        "last_path_only",
        "only the last of the paths to the loss",
        "W[-1] * dC_da[-1] * da_dz[-1]",
        "How many nodes see one a_k? If you loop over j: is each contribution added, or does it replace the last?",
        lambda step, delta: step.W[-1] * delta[-1],
    ),
    _delta(
        "strongest_path",
        "only the largest of the contributions",
        "np.max(W * (dC_da * da_dz)[:, None], axis=0)",
        "Nudge a hidden activation. Does one node of the next layer react, or every one?",
        lambda step, delta: np.max(step.W * delta[:, None], axis=0),
    ),
    _delta(
        "product_of_paths",
        "paths multiplied",
        "np.prod(W * (dC_da * da_dz)[:, None], axis=0)",
        "Multiply along a path, but between paths?",
        lambda step, delta: np.prod(step.W * delta[:, None], axis=0),
    ),
    _delta(
        "mean_of_paths",
        "paths averaged",
        "W.T @ (dC_da * da_dz) / J",
        "Copy a node of the next layer: two nodes react instead of one. Should C_0 react more, or just as much?",
        lambda step, delta: np.mean(step.W * delta[:, None], axis=0),
    ),
    _delta(
        "no_sum_matrix",
        "contributions of the paths not summed: axis 0 of (J, K) is left",
        "W * (dC_da * da_dz)[:, None]",
        "One hidden node, one number. What do you do with its J contributions?",
        lambda step, delta: step.W * delta[:, None],
    ),
    _delta(
        "no_sum_turned_round",
        "contributions of the paths not summed: axis 1 of (K, J) is left",
        "W.T * (dC_da * da_dz)",
        "One hidden node, one number. What do you do with its J contributions?",
        lambda step, delta: step.W.T * delta,
    ),
    _delta(
        "summed_over_the_wrong_axis",
        "contributions summed over the wrong index",
        "np.sum(W * (dC_da * da_dz)[:, None], axis=1)",
        "How many nodes has the layer before? How many numbers came back?",
        lambda step, delta: np.sum(step.W * delta[:, None], axis=1),
    ),
    _delta(
        "product_of_sums",
        "all weights times all slopes: sums multiplied",
        "np.sum(W, axis=0) * np.sum(dC_da * da_dz)",
        "A slope at node j travels along the weights of node j only. Which pairs does your product contain?",
        lambda step, delta: np.sum(step.W, axis=0) * np.sum(delta),
    ),
    _delta(
        "weights_left_out",
        "weights left out on the way back",
        "np.sum(dC_da * da_dz)",
        "A hidden node reaches one output through a weight of 0. Does that output matter to it? Does it in your sum?",
        lambda step, delta: np.full(step.W.shape[1], np.sum(delta)),
    ),
    _delta(
        "weights_squared",
        "weights squared on the way back",
        "(W**2).T @ (dC_da * da_dz)",
        "If a_k is nudged by 0.001, how far does z_j move? How often does the weight enter?",
        lambda step, delta: (step.W**2).T @ delta,
    ),
    _delta(
        "weights_absolute",
        "sign of the weights lost on the way back",
        "np.abs(W).T @ (dC_da * da_dz)",
        "Through a negative weight, does z_j rise or fall when a_k rises?",
        lambda step, delta: np.abs(step.W).T @ delta,
    ),
    _delta(
        "weights_as_shares",
        "error shared out in proportion to the weights",
        "(W / np.sum(W, axis=1, keepdims=True)).T @ (dC_da * da_dz)",
        "Is dC/da an amount that is shared out, or a sensitivity? Double all weights: should it stay the same?",
        lambda step, delta: (step.W / np.sum(step.W, axis=1, keepdims=True)).T @ delta,
    ),
    _delta(
        "a_instead_of_w",
        "activation where the weight belongs",
        "a_prev * np.sum(dC_da * da_dz)",
        "d/da of w * a: which factor survives this time?",
        lambda step, delta: step.a_prev * np.sum(delta),
    ),
    _delta(
        "a_prev_multiplied_in",
        "multiplied by a_prev as well",
        "W.T @ (dC_da * da_dz) * a_prev",
        "d/da of w * a: does a survive in its own slope?",
        lambda step, delta: (step.W.T @ delta) * step.a_prev,
    ),
    _delta(
        "returned_delta",
        "slope of the hidden layer multiplied in already",
        "W.T @ (dC_da * da_dz) * da_dz_prev",
        "Asked is dC/da of the layer before. Which link leads from there to its z, and where do you multiply by it?",
        lambda step, delta: (step.W.T @ delta) * _slope_below(step),
    ),
    _back(
        "slope_of_layer_below",
        "slope of the layer below instead of the layer that is passed",
        "W.T @ dC_da * da_dz_prev",
        "Going back from a_j you pass z_j of the same layer first. Whose slope did you use?",
        lambda step, dC_da, da_dz: (step.W.T @ dC_da) * _slope_below(step),
    ),
    _back(
        "upstream_left_out",
        "upstream left out",
        "W.T @ da_dz",
        "If the loss does not react to this layer at all, can it react to the layer before? Try upstream = 0.",
        lambda step, dC_da, da_dz: step.W.T @ da_dz,
    ),
    _delta(
        "delta_reused",
        "dC/da * da/dz of this layer handed on unchanged",
        "dC_da * da_dz",
        "How many nodes has the layer before? Which weights lead there, and where do they enter your answer?",
        lambda step, delta: delta,
    ),
    _back(
        "upstream_handed_on",
        "dC/da handed on unchanged",
        "dC_da",
        "How many nodes has the layer before? Which of its numbers can you have without looking at the weights?",
        lambda step, dC_da, da_dz: dC_da,
    ),
    _delta(
        "updated_weights",
        "weights changed before they were used to go back",
        "(W - 0.1 * dC_dW).T @ (dC_da * da_dz)",
        "All derivatives must be taken at the same point. Are they, if you change W halfway?",
        lambda step, delta: (step.W - 0.1 * np.outer(delta, step.a_prev)).T @ delta,
    ),
    _delta(
        "wrong_W",
        "propagated through the wrong weight matrix",
        "Ws[l - 2].T @ (dC_da * da_dz)",
        "Which weights connect layer l to layer l+1?",
        lambda step, delta: step.trace.Ws[step.layer - 2].T @ delta,
    ),
    _delta(
        "last_W_in_every_layer",
        "propagated through the last matrix in every layer",
        "Ws[-1].T @ (dC_da * da_dz)",
        "Print the shape of the matrix that you use in each turn of the loop. Does it change?",
        lambda step, delta: step.trace.Ws[-1].T @ delta,
    ),
    _delta(
        "output_layer_only",
        "hidden layers left at zero",
        "0",
        "Nudge one weight of the first layer. Does the loss move?",
        lambda step, delta: np.zeros(step.W.shape[1]),
    ),
    Misconception(
        "first_matrix_missed",
        "back",
        "gradient of the first matrix left at 0",
        "[0 * gradients[0], *gradients[1:]]",
        "Move a weight of Ws[0]. Does C move? If you loop over the layers, print l: which matrices does it visit?",
        {"average": lambda batch, chain: [0 * part if at == 0 else part for at, part in _numbered(batch, chain)]},
    ),
    Misconception(
        "loop_from_the_first",
        "back",
        "loop over the layers goes from the first to the last",
        "for l in range(L): gradients[l] = dC_dW; dC_da = W.T @ (dC_da * da_dz)",
        "Of which layer do you know dC/da before any other? Print l: is this where your loop begins?",
        {"average": _from_the_first},
    ),
    _back(
        "hard_coded_depth",
        "way back stops after one step",
        "0 in hidden layers",
        "Try a network with three weight matrices.",
        only_in_hidden(lambda step, dC_da, da_dz: np.zeros(step.W.shape[1]), "back"),
    ),
    _delta(
        "two_every_layer",
        "factor 2 at every layer",
        "2 * W.T @ (dC_da * da_dz)",
        "The 2 comes from the square in the loss. How often is the loss squared?",
        lambda step, delta: 2 * step.W.T @ delta,
    ),
)
