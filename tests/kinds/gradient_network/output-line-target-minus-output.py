# broken: dC_da
# The last matrix gets target minus output; what goes back is output minus target.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    total = [np.zeros(W.shape) for W in Ws]
    last = len(Ws) - 1
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        upstream = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            first = 2 * (y - acts[-1]) if l == last else upstream
            total[l] += np.outer(first * da_dz(zs[l], gs[l]), dz_dw(acts[l]))
            upstream = dC_da_prev(Ws[l], zs[l], upstream, gs[l])
    return [G / len(X) for G in total]
