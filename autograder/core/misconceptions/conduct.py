"""Mistakes beside the numbers: what a call changes or remembers, and the shape of what it returns."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.core.chain import TRUE, Chain, Gradients, gradient_of_sample
from autograder.core.misconceptions.misconception import Misconception
from autograder.core.network import Batch, Trace


def _squeezed(batch: Batch, chain: Chain) -> Gradients:
    """A loop over the rows of X.squeeze(): with n = 1 or K = 1 a row is a single number, and W @ x raises."""
    X, Y = np.squeeze(batch.X), np.squeeze(batch.Y)
    per_sample: list[Any] = [
        gradient_of_sample(Trace.of(batch.Ws, batch.gs, x, y), chain) for x, y in zip(X, Y, strict=False)
    ]
    return [np.mean(layer, axis=0) for layer in zip(*per_sample, strict=True)]


CONDUCT = (
    Misconception(
        "inplace_mutation",
        "conduct",
        "changed one of the arguments",
        "an argument is changed during the call",
        "Call your function twice with the same variables. Do you get the same answer, and are the variables "
        "unchanged?",
        conduct="changes",
    ),
    Misconception(
        "state_leak",
        "conduct",
        "result depends on earlier calls",
        "what an earlier call left behind is used again",
        "Call it twice with the same data. Is there a list or a total that outlives the call?",
        conduct="remembers",
    ),
    Misconception(
        "random_answer",
        "conduct",
        "something is drawn at random during the call",
        "something drawn at random is used",
        "Call it twice with the same data. Does anything in it roll dice?",
        conduct="draws",
    ),
)

SHAPE = (
    Misconception(
        "diag_jacobian_shape",
        "shape",
        "da/dz as a square matrix, with the slopes on its diagonal",
        "np.diag(da_dz(z, g))",
        "How many slopes has a layer of J nodes, and how many numbers are in a J x J matrix? Where do the zeros go?",
        # The way back is left as it is: there the same numbers are the contributions of the paths, not summed.
        {
            "da_dz": lambda step: np.diag(TRUE.da_dz(step)),
            "back": lambda step, dC_da, _matrix: TRUE.back(step, dC_da, TRUE.da_dz(step)),
        },
    ),
    Misconception(
        "flattened_gradient",
        "shape",
        "gradient flattened into one row",
        "np.ravel(dC_dW)",
        "W is a table with J rows. Compare the shape of your answer with the shape of W.",
        {"product": lambda step, *links: np.ravel(TRUE.product(step, *links))},
    ),
    Misconception(
        "squeeze_breaks_singletons",
        "shape",
        "an axis of length 1 gets lost",
        "for x, y in zip(np.squeeze(X), np.squeeze(Y)): ...",
        "Try one sample, then one input, and print the shapes. Which line, squeeze perhaps, drops an axis?",
        {"average": _squeezed},
    ),
)
