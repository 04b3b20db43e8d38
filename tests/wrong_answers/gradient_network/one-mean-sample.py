# broken: average
# as fair: forward
# X and Y are averaged to one mean sample, and the gradient of this single sample is returned.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    pairs = [(X.mean(axis=0), Y.mean(axis=0))]
    result = [np.zeros(W.shape) for W in Ws]
    for x, y in pairs:
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in range(len(Ws) - 1, -1, -1):
            result[l] += np.outer(up * da_dz(zs[l], gs[l]), acts[l]) / len(pairs)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return result
