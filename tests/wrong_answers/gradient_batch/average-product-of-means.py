# broken: average
# as fair: product, dz_dw
# Multiplies the mean delta by the mean input: a product of means, not the mean of the products.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    delta = (dC_da(A, Y) * da_dz(Z, g)).mean(axis=0)
    inputs = A_prev.mean(axis=0)
    return np.outer(delta, inputs)
