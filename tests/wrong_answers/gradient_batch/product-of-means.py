# broken: average
# as fair: product, dz_dw
# The mean delta is multiplied with the mean input: a product of means instead of the mean of the products.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    delta = dC_da(A, Y) * da_dz(Z, g)
    return np.outer(delta.mean(axis=0), A_prev.mean(axis=0))
