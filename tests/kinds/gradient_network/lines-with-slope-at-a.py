# broken: da_dz
# The weight line takes the slope at a, while dC_da_prev is handed z.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        upstream = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            grads[l] += np.outer(upstream * da_dz(acts[l + 1], gs[l]), dz_dw(acts[l])) / len(X)
            upstream = dC_da_prev(Ws[l], zs[l], upstream, gs[l])
    return grads
