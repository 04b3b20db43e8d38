# broken: dC_da, conduct
# The factor 2 is lost, and y -= a changes the caller's y.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    y -= a
    return np.outer(-y * da_dz(z, g), a_prev)
