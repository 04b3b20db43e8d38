# broken: dC_da
# A line of its own for linear, in which the 2 is missing.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = np.sum(W * a_prev, axis=1)
    if g == "linear":
        return np.einsum("j,k->jk", z - y, a_prev)
    a = ACTIVATIONS[g](z)
    return np.einsum("j,j,k->jk", 2 * (a - y), da_dz(z, g), a_prev)
