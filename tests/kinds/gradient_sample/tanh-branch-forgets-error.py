# broken: dC_da
# The branch for tanh returns early and forgets the error.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    if g == "tanh":
        return np.outer(1 - a**2, a_prev)
    return np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(a_prev))
