# broken: product
# Only the direction, +1 or -1, is returned.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    slope = dC_da(ACTIVATIONS[g](z), y)[j] * da_dz(z, g)[j] * a_prev[k]
    return float(np.sign(slope))
