# broken: forward
# as fair: dC_da
# The last layer keeps z as its output ('logits'): the output activation is not applied.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_network(Ws, X, Y, gs):
    A = X
    cache = []
    for i, W in enumerate(Ws):
        Z = A @ W.T
        cache.append((A, Z))
        A = Z if i == len(Ws) - 1 else ACTIVATIONS[gs[i]](Z)
    grads = []
    dA = 2 * (A - Y) / len(X)
    for W, g, (A_prev, Z) in zip(Ws[::-1], gs[::-1], cache[::-1]):
        dZ = dA * da_dz(Z, g)
        grads.append(dZ.T @ A_prev)
        dA = dZ @ W
    return grads[::-1]
