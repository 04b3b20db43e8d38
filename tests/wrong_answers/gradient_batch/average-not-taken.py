# broken: average
# as fair: shape
# Returns the gradients of the single samples, shape (n, J, K): the mean over the samples is missing.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    delta = dC_da(A, Y) * da_dz(Z, g)
    return delta[:, :, None] * A_prev[:, None, :]
