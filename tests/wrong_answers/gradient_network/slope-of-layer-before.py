# broken: da_dz
# The slope uses the activation name of the layer before (gs[l - 1]; in the first layer that is the last name).
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    n = len(X)
    dA = 2 * (acts[-1] - Y)
    grads = [None for _ in Ws]
    l = len(Ws) - 1
    while l >= 0:
        dZ = dA * da_dz(zs[l], gs[l - 1])
        grads[l] = dZ.T @ acts[l] / n
        dA = dZ @ Ws[l]
        l -= 1
    return grads
