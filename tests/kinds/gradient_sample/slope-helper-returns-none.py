# broken: da_dz
# The helper for the slope forgets its return for relu, and None is multiplied.
import numpy as np
from chain_rule import ACTIVATIONS, sigmoid, tanh


def slope_of(z, g):
    if g == "relu":
        s = 1.0 * (z > 0)
    elif g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    elif g == "tanh":
        return 1 - tanh(z) ** 2
    else:
        return 1 + 0 * z


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return np.outer(2 * (a - y) * slope_of(z, g), a_prev)
