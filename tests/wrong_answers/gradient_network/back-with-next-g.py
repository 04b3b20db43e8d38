# broken: back
# as fair: da_dz
# The step back calls dC_da_prev with the activation of the layer it goes to instead of the one it leaves.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    sums = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in range(len(Ws) - 1, -1, -1):
            sums[l] += np.outer(up * da_dz(zs[l], gs[l]), acts[l])
            if l > 0:
                up = dC_da_prev(Ws[l], zs[l], up, gs[l - 1])
    return [s / len(X) for s in sums]
