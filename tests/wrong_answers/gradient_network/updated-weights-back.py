# broken: back
# Each matrix is updated first, and the error goes back through the new weights.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    weights = [W.copy() for W in Ws]
    zs, acts = forward(weights, X, gs)
    dA = dC_da(acts[-1], Y)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        dZ = dA * da_dz(zs[l], gs[l])
        dW = dZ.T @ acts[l] / len(X)
        grads.append(dW)
        weights[l] -= 0.1 * dW
        dA = dZ @ weights[l]
    return grads[::-1]
