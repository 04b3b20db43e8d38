# broken: back
# The sums over the paths are kept in an array of integers.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    sums = np.zeros(W.shape[1], dtype=int)
    for k in range(W.shape[1]):
        sums[k] = W[:, k] @ (upstream * da_dz(z, g))
    return sums
