# broken: forward
# The hidden layers hand on z: only the output layer applies its activation.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_network(Ws, X, Y, gs):
    n = X.shape[0]
    A = [X]
    Z = []
    for W, g in zip(Ws, gs):
        Z.append(A[-1] @ W.T)
        A.append(Z[-1])
    A[-1] = ACTIVATIONS[gs[-1]](Z[-1])
    dA = 2 * (A[-1] - Y)
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        dZ = dA * da_dz(Z[l], gs[l])
        grads.insert(0, dZ.T @ A[l] / n)
        dA = dZ @ Ws[l]
    return grads
