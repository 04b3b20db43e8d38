# broken: product
# The mean with the layer above: hidden slopes are multiplied by one half, and the half is not carried back.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            factor = 1.0 if l + 1 == len(Ws) else 0.5
            grads[l] += factor * np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l])) / len(X)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return grads
