# broken: da_dz
# a is worked out first and the slope taken at a instead of z.
import numpy as np
from chain_rule import ACTIVATIONS


def dC_da_prev(W, z, upstream, g):
    a = ACTIVATIONS[g](z)
    J, K = W.shape
    out = np.zeros(K)
    for k in range(K):
        for j in range(J):
            out[k] += upstream[j] * da_dz(a, g)[j] * W[j, k]
    return out
