# broken: average
# Only the output layer is divided by n; the hidden layers are summed.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    zs, acts = forward(Ws, X, gs)
    grads = [None] * L
    delta = dC_da(acts[L], Y) * da_dz(zs[L - 1], gs[L - 1])
    grads[L - 1] = delta.T @ acts[L - 1] / len(X)
    for l in range(L - 2, -1, -1):
        delta = (delta @ Ws[l + 1]) * da_dz(zs[l], gs[l])
        grads[l] = delta.T @ acts[l]
    return grads
