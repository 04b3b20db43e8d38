# broken: back
# Open relu nodes hand on their weights, and upstream is forgotten.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    K = W.shape[1]
    if g == "relu":
        return np.array([sum(W[j, k] for j in range(len(z)) if z[j] > 0) for k in range(K)], dtype=float)
    return np.einsum("j,j,jk->k", upstream, da_dz(z, g), W)
