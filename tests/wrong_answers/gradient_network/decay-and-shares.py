# broken: product, back
# 0.01 W is added to each gradient, and the error is shared out with rows of W divided by their sum of magnitudes.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    dA = dC_da(acts[-1], Y)
    result = []
    for l in range(len(Ws) - 1, -1, -1):
        dZ = dA * da_dz(zs[l], gs[l])
        result = [dZ.T @ acts[l] / len(X) + 0.01 * Ws[l]] + result
        share = Ws[l] / np.abs(Ws[l]).sum(axis=1, keepdims=True)
        dA = dZ @ share
    return result
