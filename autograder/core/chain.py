"""The gradient, written once, as a function of its chain-rule links.

Source of the formulas: C = (1/n) sum_i sum_j (a_j - y_j)^2, a = g(W a_prev), and the chain rule. The tests prove them
against the complex step on the whole loss.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.chain_rule import ACTIVATIONS
from autograder.core.network import Array, Batch, Forward, Step, Trace, forward_pass

Gradients = list[Array]
Link = Callable[[Any], Array]


@dataclass(frozen=True)
class Chain:
    """The links, each a function of a step; `product` and `back` also get the links they combine."""

    forward: Forward
    dC_da: Link
    da_dz: Link
    dz_dw: Link
    product: Callable[[Any, Array, Array, Array], Array]
    back: Callable[[Any, Array, Array], Array]
    average: Callable[[Batch, Chain], Gradients]

    def with_(self, **links: Any) -> Chain:
        """This chain with other links put in."""
        return replace(self, **links)


def gradient(batch: Batch, chain: Chain) -> Gradients:
    """dC/dW of every layer for n samples, shaped like Ws."""
    return chain.average(batch, chain)


def gradient_of_sample(trace: Trace, chain: Chain) -> Gradients:
    """dC_0/dW of every layer for one sample, from the output layer back to the first."""
    if chain.forward is not forward_pass:
        trace = trace.with_(forward=chain.forward)
    gradients: Gradients = []
    upstream = None
    for layer in range(len(trace.Ws), 0, -1):
        step = Step(trace, layer, upstream)
        dC_da, da_dz = chain.dC_da(step), chain.da_dz(step)
        gradients.insert(0, chain.product(step, dC_da, da_dz, chain.dz_dw(step)))
        if layer > 1:
            upstream = chain.back(step, dC_da, da_dz)
    return gradients


def mean_of_samples(batch: Batch, chain: Chain) -> Gradients:
    """(1/n) sum_i dC_i/dW, layer by layer."""
    per_sample = [gradient_of_sample(sample, chain) for sample in batch.samples]
    return [sum(layer) / len(per_sample) for layer in zip(*per_sample, strict=True)]


SLOPES: dict[str, Callable[[Array], Array]] = {
    "sigmoid": lambda z: ACTIVATIONS["sigmoid"](z) * (1 - ACTIVATIONS["sigmoid"](z)),
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
    "relu": lambda z: (z > 0) * 1.0,
    "linear": lambda z: np.ones(np.shape(z)),
}

TRUE = Chain(
    forward=forward_pass,
    dC_da=lambda step: 2 * (step.a - step.y) if step.is_output else step.upstream,
    da_dz=lambda step: SLOPES[step.g](step.z),
    dz_dw=lambda step: step.a_prev,
    product=lambda _step, dC_da, da_dz, dz_dw: np.outer(dC_da * da_dz, dz_dw),
    back=lambda step, dC_da, da_dz: step.W.T @ (dC_da * da_dz),
    average=mean_of_samples,
)

ABSOLUTE = TRUE.with_(
    dC_da=lambda step: 2 * (np.abs(step.a) + np.abs(step.y)) if step.is_output else step.upstream,
    da_dz=lambda step: np.abs(SLOPES[step.g](step.z)),
    dz_dw=lambda step: np.abs(step.a_prev),
    back=lambda step, dC_da, da_dz: np.abs(step.W).T @ np.abs(dC_da * da_dz),
)
"""The scale of a tolerance: the same formula with absolute values, so that cancellation cannot shrink it."""
