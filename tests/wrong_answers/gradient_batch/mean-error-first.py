# broken: average
# as fair: dC_da
# The errors are averaged over the samples first, and the mean error is then used in every sample's product.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    error = np.mean(2 * (A - Y), axis=0)
    delta = error * da_dz(Z, g)
    return delta.T @ A_prev / len(A_prev)
