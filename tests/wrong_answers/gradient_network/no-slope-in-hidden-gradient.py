# broken: da_dz
# as fair: product
# In the hidden layers the weight gradient is dC/da times a_prev; the own slope of the layer is only used for going
# back.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    result = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        result[-1] += np.outer(up * da_dz(zs[-1], gs[-1]), acts[-2])
        for l in range(L - 2, -1, -1):
            up = dC_da_prev(Ws[l + 1], zs[l + 1], up, gs[l + 1])
            result[l] += np.outer(up, acts[l])
    return [r / len(X) for r in result]
