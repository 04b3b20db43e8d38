# broken: product
# as fair: average
# Each matrix is divided by its largest slope.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        upstream = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            grads[l] += np.outer(upstream * da_dz(zs[l], gs[l]), dz_dw(acts[l])) / len(X)
            upstream = dC_da_prev(Ws[l], zs[l], upstream, gs[l])
    return [G / np.abs(G).max() if G.any() else G for G in grads]
