# broken: back
# as fair: product, da_dz
# The activation a of the node is multiplied in as well, as if it were a weight gradient.
import numpy as np
from chain_rule import ACTIVATIONS


def dC_da_prev(W, z, upstream, g):
    a = ACTIVATIONS[g](z)
    total = np.zeros(W.shape[1])
    for j, row in enumerate(W):
        total += row * upstream[j] * da_dz(z, g)[j] * a[j]
    return total
