# broken: da_dz
# The hidden matrices are calculated without their slope, which comes in one line later, on the way back.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        grads[-1] += np.outer(up * da_dz(zs[-1], gs[-1]), acts[-2])
        up = dC_da_prev(Ws[-1], zs[-1], up, gs[-1])
        for l in range(L - 2, -1, -1):
            grads[l] += np.outer(up, acts[l])
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return [G / len(X) for G in grads]
