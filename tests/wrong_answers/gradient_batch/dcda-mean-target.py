# broken: dC_da
# Compares every sample with the mean target of the batch.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    error = A - np.mean(Y, axis=0)
    delta = 2 * error * da_dz(Z, g)
    return np.einsum("ij,ik->jk", delta, A_prev) / len(A_prev)
