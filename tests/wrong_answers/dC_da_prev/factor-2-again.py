# broken: back
# as fair: dC_da, product
# The factor 2 of the loss is put in again in the hidden layer, although upstream contains it.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    out = []
    slope = da_dz(z, g)
    for k in range(W.shape[1]):
        column = W[:, k]
        out.append(2 * np.sum(upstream * slope * column))
    return np.array(out)
