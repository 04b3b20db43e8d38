# broken: product
# @ between the first two links gives one number for all nodes.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) @ da_dz(z, g)
    return np.ones((len(z), 1)) * delta * dz_dw(a_prev)
