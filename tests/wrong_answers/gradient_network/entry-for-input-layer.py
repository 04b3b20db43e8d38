# broken: shape
# The list has one entry too many: None stands in front for the input layer, which has no weights.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    L = len(Ws)
    grads = [None] * (L + 1)  # one per layer, counted 0 .. L
    up = dC_da(acts[L], Y)
    for l in range(L, 0, -1):
        delta = up * da_dz(zs[l - 1], gs[l - 1])
        grads[l] = delta.T @ acts[l - 1] / len(X)
        up = delta @ Ws[l - 1]
    return grads
