# broken: dC_da, product
# All nodes get the summed error, and the result is multiplied by W.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    d = dC_da(a, y).sum() * da_dz(z, g)
    return np.einsum("j,k->jk", d, a_prev) * W
