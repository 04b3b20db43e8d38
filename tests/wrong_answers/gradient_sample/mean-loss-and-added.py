# broken: dC_da, product
# The error is divided by J, and error and slope are added.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = np.dot(W, a_prev)
    e = 2 * (ACTIVATIONS[g](z) - y) / len(y)
    s = da_dz(z, g)
    return np.outer(e + s, dz_dw(a_prev))
