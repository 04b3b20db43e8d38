# broken: back
# as fair: average
# The deltas are averaged over the samples before they go back, so all samples share one upstream in the hidden
# layers.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n = len(X)
    zs, acts = forward(Ws, X, gs)
    up = 2 * (acts[-1] - Y)
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        delta = up * da_dz(zs[l], gs[l])
        grads.append(delta.T @ acts[l] / n)
        up = delta.mean(axis=0) @ Ws[l]
    return grads[::-1]
