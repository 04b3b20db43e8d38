# broken: da_dz, conduct
# The slope uses the activation of the layer before, and the caller's matrices are updated in place.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    up = dC_da(acts[-1], Y)
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        d = up * da_dz(zs[l], gs[l - 1])
        grads.insert(0, d.T @ acts[l] / len(X))
        up = d @ Ws[l]
    for l in range(len(Ws)):
        Ws[l] -= 0.05 * grads[l]
    return grads
