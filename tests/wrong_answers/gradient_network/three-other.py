# broken: dC_da, dz_dw, average
# The error is divided by the width, g is applied to the input in the last factor of the first layer, and the hidden
# layers are not averaged.
import numpy as np
from chain_rule import ACTIVATIONS, forward


def gradient_network(Ws, X, Y, gs):
    L, n = len(Ws), len(X)
    zs, acts = forward(Ws, X, gs)
    inputs = [ACTIVATIONS[gs[0]](X)] + acts[1:-1]
    delta = 2 * (acts[-1] - Y) / Y.shape[1] * da_dz(zs[-1], gs[-1])
    grads = [delta.T @ inputs[-1] / n]
    for l in range(L - 2, -1, -1):
        delta = delta @ Ws[l + 1] * da_dz(zs[l], gs[l])
        grads.insert(0, delta.T @ inputs[l])
    return grads
