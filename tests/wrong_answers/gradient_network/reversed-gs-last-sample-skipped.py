# broken: forward, average
# The forward pass runs through gs backwards, and the last sample is skipped.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n = len(X)
    grads = [np.zeros(W.shape) for W in Ws]
    for i in range(n - 1):
        zs, acts = forward(Ws, X[i], list(reversed(gs)))
        up = dC_da(acts[-1], Y[i])
        for l in range(len(Ws) - 1, -1, -1):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l])) / n
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return grads
