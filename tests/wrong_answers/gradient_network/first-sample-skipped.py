# broken: average
# The loop over samples starts at 1, so sample 0 is missing, while the division is by n.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n = len(X)
    total = [np.zeros(W.shape) for W in Ws]
    for i in range(1, n):
        zs, acts = forward(Ws, X[i], gs)
        up = dC_da(acts[-1], Y[i])
        for l in range(len(Ws) - 1, -1, -1):
            total[l] = total[l] + np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l]))
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return [t / n for t in total]
