# broken: conduct
# The accumulators are made in the first call for these shapes and never set to zero again.
import numpy as np
from chain_rule import forward

grads = {}


def gradient_network(Ws, X, Y, gs):
    key = tuple(W.shape for W in Ws)
    if key not in grads:
        grads[key] = [np.zeros(shape) for shape in key]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            grads[key][l] += np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l])) / len(X)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return [G.copy() for G in grads[key]]
