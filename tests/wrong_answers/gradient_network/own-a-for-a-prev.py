# broken: dz_dw
# as fair: shape, product
# The layer's own activation is used instead of that of the layer before (index l + 1), so the shape is (J, J).
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    delta = dC_da(acts[-1], Y)
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        delta = delta * da_dz(zs[l], gs[l])
        grads.insert(0, delta.T @ acts[l + 1] / len(X))
        delta = delta @ Ws[l]
    return grads
