# broken: product
# as fair: average
# Returns the sign of each slope: up or down is enough, it is said.
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
    return [np.sign(G) for G in total]
