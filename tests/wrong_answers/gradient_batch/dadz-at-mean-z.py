# broken: da_dz
# Evaluates g' once at the mean z of the batch and uses it for every sample.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_batch(W, A_prev, Y, g):
    n = A_prev.shape[0]
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    slope = da_dz(Z.mean(axis=0), g)
    return (dC_da(A, Y) * slope).T @ A_prev / n
