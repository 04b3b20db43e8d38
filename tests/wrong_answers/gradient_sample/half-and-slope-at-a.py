# broken: dC_da, da_dz
# The factor 2 is lost, and the slope is evaluated at a.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    error = a - y
    return np.outer(error * da_dz(a, g), a_prev)
