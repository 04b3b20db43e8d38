# broken: product
# The first two links are added before the outer product.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    links = dC_da(ACTIVATIONS[g](z), y) + da_dz(z, g)
    return np.einsum("j,k->jk", links, dz_dw(a_prev))
