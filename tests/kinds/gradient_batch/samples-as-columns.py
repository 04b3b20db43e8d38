# broken: forward
# as fair: average
# The whole function takes one sample for each column, as in another course.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    m = A_prev.shape[1]
    Z = np.dot(W, A_prev)
    A = ACTIVATIONS[g](Z)
    dZ = dC_da(A, Y) * da_dz(Z, g)
    return np.dot(dZ, A_prev.T) / m
