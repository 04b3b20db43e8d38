# broken: back
# as fair: dC_da, da_dz, product
# Multiplies by 2 once more, although the 2 is in the upstream value already.
import numpy as np

def dC_da_prev(W, z, upstream, g):
    K = W.shape[1]
    out = np.zeros(K)
    for k in range(K):
        for j in range(len(z)):
            out[k] += 2 * upstream[j] * da_dz(z, g)[j] * W[j, k]
    return out
