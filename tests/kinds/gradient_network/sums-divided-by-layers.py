# broken: average
# as fair: product
# Divides by the number of matrices, which is called L, and not by n.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    total = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in range(L - 1, -1, -1):
            total[l] += np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l]))
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return [G / L for G in total]
