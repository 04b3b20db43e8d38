# broken: product
# as fair: shape
# [zeros] * L is the same array L times: all layers are added into it.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    grads = [np.zeros(Ws[0].shape)] * L
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in reversed(range(L)):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l])) / len(X)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return grads
