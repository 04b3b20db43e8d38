# broken: dC_da
# as fair: average
# The loss is taken as the mean over the output nodes, so the error is divided by J.
import numpy as np
from chain_rule import ACTIVATIONS


def mse_prime(a, y):
    return 2 * (a - y) / y.shape[-1]


def gradient_batch(W, A_prev, Y, g):
    Z = np.dot(A_prev, W.T)
    A = ACTIVATIONS[g](Z)
    dZ = mse_prime(A, Y) * da_dz(Z, g)
    return np.dot(dZ.T, A_prev) / A_prev.shape[0]
