# broken: back
# as fair: da_dz
# Hands delta, which holds g' already, to dC_da_prev, which multiplies by g' again.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        upstream = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            delta = upstream * da_dz(zs[l], gs[l])
            grads[l] += np.outer(delta, acts[l])
            upstream = dC_da_prev(Ws[l], zs[l], delta, gs[l])
    return [G / len(X) for G in grads]
