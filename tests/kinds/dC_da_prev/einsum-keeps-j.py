# broken: back
# The letter j is still behind the arrow, so einsum does not sum over it.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    return np.einsum("jk,j,j->kj", W, upstream, da_dz(z, g))
