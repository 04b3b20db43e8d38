# broken: forward
# The hidden activations are centred over the batch before they go on (a batch normalisation nobody asked for).
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_network(Ws, X, Y, gs):
    N = len(X)
    a = X
    cache = []
    for i, (W, g) in enumerate(zip(Ws, gs)):
        z = a @ W.T
        cache.append((a, z))
        a = ACTIVATIONS[g](z)
        if i < len(Ws) - 1:
            a = a - a.mean(axis=0)
    da = 2 * (a - Y)
    grads = []
    for W, g, (a_prev, z) in reversed(list(zip(Ws, gs, cache))):
        dz = da * da_dz(z, g)
        grads.append(dz.T @ a_prev / N)
        da = dz @ W
    grads.reverse()
    return grads
