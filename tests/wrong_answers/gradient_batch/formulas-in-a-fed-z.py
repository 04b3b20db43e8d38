# broken: da_dz
# The formulas a (1 - a) and 1 - a^2 are used with z in the place of a.
import numpy as np
from chain_rule import ACTIVATIONS


def prime(a, g):
    if g == "sigmoid":
        return a * (1 - a)
    elif g == "tanh":
        return 1 - a ** 2
    elif g == "relu":
        return np.where(a > 0, 1.0, 0.0)
    return np.ones_like(a)


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    dZ = 2 * (A - Y) * prime(Z, g)
    return dZ.T @ A_prev / len(A_prev)
