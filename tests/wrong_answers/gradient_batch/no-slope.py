# broken: da_dz
# The link da/dz is missing: the delta is only the error.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    A = ACTIVATIONS[g](A_prev @ W.T)
    delta = 2 * (A - Y)
    return delta.T @ A_prev / A_prev.shape[0]
