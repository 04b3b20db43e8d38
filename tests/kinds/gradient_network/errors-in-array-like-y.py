# broken: dC_da
# The errors are written into an array of Y's own kind, so integer targets cut them.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA = np.empty_like(Y)
    dA[...] = 2 * (As[-1] - Y)
    grads = []
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(Zs[l], gs[l])
        grads.insert(0, dZ.T @ As[l] / len(X))
        dA = dZ @ Ws[l]
    return grads
