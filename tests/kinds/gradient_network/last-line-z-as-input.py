# broken: dz_dw
# The last matrix is multiplied by z of the layer before, not by its activation.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in reversed(range(L)):
            source = zs[l - 1] if l == L - 1 and l > 0 else acts[l]
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), source)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return [G / len(X) for G in grads]
