# broken: conduct
# The error is formed with Y -= A, which changes the caller's Y; the numbers of the first call are right.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    Y -= A
    delta = -2 * Y * da_dz(Z, g)
    return delta.T @ A_prev / len(A_prev)
