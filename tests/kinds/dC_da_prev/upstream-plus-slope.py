# broken: back
# The first two factors of each path are added.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    return np.array([np.sum((upstream + da_dz(z, g)) * W[:, k]) for k in range(W.shape[1])])
