# broken: back
# as fair: shape
# The sum over j is missing: a matrix of the single contributions (J, K) comes back.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return np.einsum("j,jk->jk", delta, W)
