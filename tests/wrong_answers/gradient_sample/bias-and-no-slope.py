# broken: forward, da_dz
# A bias of 1 is added to z, and the slope is left out.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev + 1
    a = ACTIVATIONS[g](z)
    return np.outer(dC_da(a, y), a_prev)
