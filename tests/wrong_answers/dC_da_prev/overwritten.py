# broken: back
# = instead of += in the loop over j: only the last node of the layer counts.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    slope = da_dz(z, g)
    result = np.zeros(W.shape[1])
    for j in range(W.shape[0]):
        for k in range(W.shape[1]):
            result[k] = upstream[j] * slope[j] * W[j, k]
    return result
