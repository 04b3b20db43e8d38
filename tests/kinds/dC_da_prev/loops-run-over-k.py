# broken: back
# The indices of W are the wrong way round in the double loop.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    slope = da_dz(z, g)
    J, K = W.shape
    result = np.zeros(K)
    for k in range(K):
        for j in range(J):
            result[k] += W[k, j] * slope[j] * upstream[j]
    return result
