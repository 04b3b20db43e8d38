# broken: product
# np.sign at the end: the direction of each slope without its size.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    delta = dC_da(ACTIVATIONS[g](z), y) * da_dz(z, g)
    return np.sign(np.outer(delta, dz_dw(a_prev)))
