# broken: dC_da
# Every sample is compared with the target of the first sample.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    n = len(X)
    sums = [0] * L
    for i in range(n):
        zs, acts = forward(Ws, X[i], gs)
        upstream = dC_da(acts[L], Y[0])
        for l in range(L, 0, -1):
            sums[l - 1] = sums[l - 1] + np.outer(upstream * da_dz(zs[l - 1], gs[l - 1]), dz_dw(acts[l - 1]))
            upstream = dC_da_prev(Ws[l - 1], zs[l - 1], upstream, gs[l - 1])
    return [s / n for s in sums]
