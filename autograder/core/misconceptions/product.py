"""Mistakes in putting the links of a layer together: which pairs (j, k), where, and what is added.

Each also works on many links at once, given in rows, wherever it gives an array shaped like W.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.core.chain import Chain, Gradients, mean_of_samples
from autograder.core.misconceptions.family import Constant, Family, largest, on_a_line
from autograder.core.misconceptions.misconception import Misconception
from autograder.core.network import Batch


def _one_for_all(batch: Batch, chain: Chain) -> Gradients:
    """What every layer adds to one array, which stands in the list as often as there are layers."""
    parts = mean_of_samples(batch, chain)
    return [np.sum(parts, axis=0)] * len(parts)


def _product(key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any], *aliases: str) -> Misconception:
    return Misconception(key, "product", name, formula, hint, {"product": wrong}, aliases)


def _afterwards(
    key: str, name: str, formula: str, hint: str, spoil: Callable[..., Any], *aliases: str
) -> Misconception:
    """`spoil(right, step)` is what becomes of the right product, (J, K)."""
    return _product(
        key,
        name,
        formula,
        hint,
        lambda step, dC_da, da_dz, dz_dw: spoil(_pairs(dC_da * da_dz, dz_dw), step),
        *aliases,
    )


def _family(
    key: str, name: str, formula: str, hint: str, constant: Constant, spoil: Callable[..., Any]
) -> Misconception:
    """`spoil(c, right, step)` is what becomes of the right product; the usual member of these."""

    def of(c: float) -> dict[str, Callable[..., Any]]:
        return {"product": lambda step, dC_da, da_dz, dz_dw: spoil(c, _pairs(dC_da * da_dz, dz_dw), step)}

    return Family(key, "product", name, formula, hint, of, constant).usual


def _pairs(nodes: Any, inputs: Any) -> Any:
    """The outer product; one for each row, where there are rows of both."""
    return nodes[..., :, None] * inputs[..., None, :]


def _emptied(right: Any, where: Any) -> Any:
    right[where] = 0
    return right


PRODUCT = (
    _afterwards(
        "index_swap",
        "j and k swapped (w_kj orientation)",
        "dC_dW.T",
        "In w_jk, which letter names the node the weight goes INTO? Test with a layer of 2 nodes fed by 3.",
        lambda right, step: np.swapaxes(right, -1, -2),
        "outer_transposed",
    ),
    _afterwards(
        "outer_transposed",
        "outer product the wrong way round",
        "np.outer(dz_dw, dC_da * da_dz)",
        "Element [j,k] of the gradient belongs to which weight? Compare shapes with W on a non-square layer.",
        lambda right, step: np.swapaxes(right, -1, -2),
        "index_swap",
    ),
    _afterwards(
        "one_based_index",
        "rows and columns moved by one place",
        "np.roll(dC_dW, (1, 1), axis=(0, 1))",
        "Which element is x[0]? From which number do you count j and k?",
        lambda right, step: np.roll(right, (1, 1), (-2, -1)),
    ),
    _afterwards(
        "row_off_by_one",
        "rows moved by one: each is that of the node before",
        "np.roll(dC_dW, 1, axis=0)",
        "Which node does row 0 of W belong to? And row 0 of your answer? From which number do you count j?",
        lambda right, step: np.roll(right, 1, -2),
    ),
    _afterwards(
        "column_off_by_one",
        "columns moved by one: each is that of the input before",
        "np.roll(dC_dW, 1, axis=1)",
        "Which input does column 0 of W belong to? And column 0 of your answer? From which number do you count k?",
        lambda right, step: np.roll(right, 1, -1),
    ),
    _afterwards(
        "last_row_missing",
        "last row left at 0",
        "dC_dW * (j < J - 1)",
        "Look at the last row. If you loop over the nodes, print j: do you see every node?",
        lambda right, step: _emptied(right, np.s_[..., -1, :]),
    ),
    _afterwards(
        "last_column_missing",
        "last column left at 0",
        "dC_dW * (k < K - 1)",
        "Look at the last column. If you loop over the inputs, print k: do you see every input?",
        lambda right, step: _emptied(right, np.s_[..., -1]),
    ),
    _afterwards(
        "only_the_diagonal",
        "0 everywhere but on the diagonal",
        "dC_dW * (j == k)",
        "How many weights connect the nodes of the two layers? How many of your numbers are not 0?",
        lambda right, step: right * np.eye(*step.W.shape),
    ),
    _afterwards(
        "accumulator_not_reset",
        "each row added to the rows before it",
        "np.cumsum(dC_dW, axis=0)",
        "Change the error of node 0 only. Which rows should notice? If you add up in a loop, where does it start anew?",
        lambda right, step: np.cumsum(right, axis=-2),
    ),
    _product(
        "elementwise_not_outer",
        "elementwise product where every pair (j,k) is needed",
        "dC_da * da_dz * dz_dw",
        "How many weights connect J nodes to K nodes? How many numbers did you produce?",
        lambda step, dC_da, da_dz, dz_dw: dC_da * da_dz * dz_dw,
    ),
    _product(
        "dot_not_outer",
        "dot product where every pair is needed",
        "(dC_da * da_dz) @ dz_dw",
        "A dot product gives one number. How many gradients do you need?",
        lambda step, dC_da, da_dz, dz_dw: (dC_da * da_dz) @ dz_dw,
    ),
    _product(
        "matmul_not_elementwise",
        "nodes mixed: each row has the sum of dC/da * da/dz over all nodes",
        "np.outer(np.ones(J) * (dC_da @ da_dz), dz_dw)",
        "dC/da_j and da_j/dz_j belong to the same node j. Should nodes be mixed here?",
        lambda step, dC_da, da_dz, dz_dw: _pairs(0 * dC_da + np.sum(dC_da * da_dz, axis=-1, keepdims=True), dz_dw),
    ),
    _product(
        "links_added",
        "links added instead of multiplied",
        "dC_da[j] + da_dz[j] + dz_dw[k]",
        "If one link is 0, does the change still get through to C_0? What does your sum say?",
        lambda step, dC_da, da_dz, dz_dw: (dC_da + da_dz)[..., :, None] + dz_dw[..., None, :],
    ),
    _product(
        "last_link_added",
        "last link added instead of multiplied",
        "dC_da[j] * da_dz[j] + dz_dw[k]",
        "If the input of a weight is 0, does the weight matter? What does your gradient say?",
        lambda step, dC_da, da_dz, dz_dw: (dC_da * da_dz)[..., :, None] + dz_dw[..., None, :],
    ),
    _product(
        "first_links_added",
        "first two links added instead of multiplied",
        "np.outer(dC_da + da_dz, dz_dw)",
        "If the output is exactly right, should any weight change? What does your gradient say?",
        lambda step, dC_da, da_dz, dz_dw: _pairs(dC_da + da_dz, dz_dw),
    ),
    Misconception(
        "reversed_list",
        "product",
        "list in backward order",
        "gradients[::-1]",
        "Compare the shape of each entry with the weight matrix at the same position.",
        {"average": lambda batch, chain: mean_of_samples(batch, chain)[::-1]},
    ),
    _afterwards(
        "negated",
        "sign of the whole gradient turned round",
        "-dC_dW",
        "Which way does the gradient point: where the loss grows, or where it falls?",
        lambda right, step: -right,
    ),
    _afterwards(
        "times_rate_tenth",
        "0.1 times the gradient",
        "0.1 * dC_dW",
        "The slope is a fact about the loss. Where does the size of a step come in: before or after?",
        lambda right, step: 0.1 * right,
    ),
    _afterwards(
        "times_rate_hundredth",
        "0.01 times the gradient",
        "0.01 * dC_dW",
        "The slope is a fact about the loss. Where does the size of a step come in: before or after?",
        lambda right, step: 0.01 * right,
    ),
    _family(
        "weights_after_step",
        "weights after a step instead of the gradient",
        "W - c * dC_dW",
        "What is asked: where the weights are after a step, or how steep the loss is where they are now?",
        Constant("the rate", (0.1, 3.0), on_a_line),
        lambda c, right, step: step.W - c * right,
    ),
    _family(
        "gradient_clipped",
        "gradient cut off at a bound",
        "np.clip(dC_dW, -c, c)",
        "Clipping is a training trick. What was asked: a safe step, or the slope?",
        Constant("the bound", (1.0,), largest, is_broad=False),
        lambda c, right, step: np.clip(right, -c, c),
    ),
    _afterwards(
        "gradient_normalised",
        "gradient scaled to length 1",
        "dC_dW / np.linalg.norm(dC_dW)",
        "Twice the error should give twice the slope. Does it in your answer?",
        lambda right, step: right / (np.linalg.norm(right, axis=(-2, -1), keepdims=True) + 1e-12),
    ),
    _afterwards(
        "gradient_rounded",
        "gradient rounded to two decimals",
        "np.round(dC_dW, 2)",
        "Numbers are rounded for reading, at the very end. How many decimals do yours have?",
        lambda right, step: np.round(right, 2),
    ),
    _family(
        "weight_decay_added",
        "a multiple of W added",
        "dC_dW + c * W",
        "Is there a penalty on the weights in this loss?",
        Constant("lambda", (0.01, 1.0), on_a_line),
        lambda c, right, step: right + c * step.W,
    ),
    Misconception(
        "one_matrix_for_all",
        "product",
        "one array for the gradients of all layers",
        "[sum(gradients)] * len(gradients)",
        "Change one number of the first matrix in your list, and print the others. How often did you make an array?",
        {"average": _one_for_all},
    ),
)
