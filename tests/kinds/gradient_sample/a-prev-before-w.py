# broken: forward
# a_prev @ W: it goes through the matrix in the wrong direction.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = a_prev @ W
    a = ACTIVATIONS[g](z)
    return np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(a_prev))
