# broken: back
# as fair: product
# Upstream and slope are added instead of multiplied.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    K = W.shape[1]
    return np.array([np.sum((upstream + da_dz(z, g)) * W[:, k]) for k in range(K)])
