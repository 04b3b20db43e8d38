# broken: forward
# as fair: dC_da
# The activation is never applied: the error compares z, not a, with y.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = Z
    delta = 2 * (A - Y) * da_dz(Z, g)
    return delta.T @ A_prev / len(A_prev)
