# broken: average
# The sums are divided with //, so every slope is a whole number.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    total = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            total[l] += np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l]))
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return [G // len(X) for G in total]
