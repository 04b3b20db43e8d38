# broken: forward
# The sum over k for z starts at 1, so node 0 of the layer before is left out of z.
import numpy as np
from chain_rule import ACTIVATIONS


def net_input(W, a_prev, j):
    total = 0.0
    for k in range(1, W.shape[1]):
        total = total + W[j][k] * a_prev[k]
    return total


def gradient_batch(W, A_prev, Y, g):
    grads = []
    for a_prev, y in zip(A_prev, Y):
        z = np.array([net_input(W, a_prev, j) for j in range(W.shape[0])])
        a = ACTIVATIONS[g](z)
        grads.append(np.outer(dC_da(a, y) * da_dz(z, g), a_prev))
    return np.mean(grads, axis=0)
