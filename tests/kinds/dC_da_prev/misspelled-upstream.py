# broken: back
# upsteam in the line of the sum.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    slope = da_dz(z, g)
    return np.array([sum(W[j, k] * slope[j] * upsteam[j] for j in range(len(z))) for k in range(W.shape[1])])
