# broken: product
# Adds 0.05 of every weight to its slope.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n = len(X)
    Zs, As = forward(Ws, X, gs)
    dA = dC_da(As[-1], Y)
    result = [None] * len(Ws)
    for l in reversed(range(len(Ws))):
        delta = dA * da_dz(Zs[l], gs[l])
        result[l] = np.dot(delta.T, As[l]) / n + 0.05 * Ws[l]
        dA = np.dot(delta, Ws[l])
    return result
