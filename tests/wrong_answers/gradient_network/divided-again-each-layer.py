# broken: average
# as fair: back
# The delta that goes back is already divided by n, and each layer divides again.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n = X.shape[0]
    zs, acts = forward(Ws, X, gs)
    dA = 2 * (acts[-1] - Y)
    grads = []
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(zs[l], gs[l]) / n
        grads.insert(0, dZ.T @ acts[l])
        dA = dZ @ Ws[l]
    return grads
