# broken: back
# The delta of a hidden layer is fetched through its own matrix instead of that of the layer behind it; the shapes do
# not fit.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    L = len(Ws)
    delta = 2 * (acts[-1] - Y) * da_dz(zs[-1], gs[-1])
    grads = [None] * L
    grads[L - 1] = delta.T @ acts[L - 1] / len(X)
    for l in range(L - 2, -1, -1):
        delta = delta @ Ws[l] * da_dz(zs[l], gs[l])
        grads[l] = delta.T @ acts[l] / len(X)
    return grads
