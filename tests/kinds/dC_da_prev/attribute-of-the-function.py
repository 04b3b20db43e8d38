# broken: conduct
# The sums are kept as an attribute of the function and go on from call to call.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    sums = getattr(dC_da_prev, "sums", {})
    dC_da_prev.sums = sums
    K = W.shape[1]
    sums[K] = sums.get(K, 0) + W.T @ (upstream * da_dz(z, g))
    return np.array(sums[K])
