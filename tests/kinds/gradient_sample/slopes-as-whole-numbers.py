# broken: da_dz
# The slopes are kept as integers, so a sigmoid has none.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    slope = da_dz(z, g).astype(int)
    delta = dC_da(ACTIVATIONS[g](z), y) * slope
    return np.outer(delta, a_prev)
