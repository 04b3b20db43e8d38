# broken: average
# as fair: dC_da, da_dz, dz_dw, product
# Divides by n * J, the number of entries of Y (mean over all elements), and not by n.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    delta = 2 * (A - Y) * da_dz(Z, g)
    return delta.T @ A_prev / Y.size
