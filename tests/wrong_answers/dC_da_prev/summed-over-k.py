# broken: back
# as fair: shape
# The contributions are summed over k (axis 1) instead of over j, giving one number per node of the wrong layer.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    delta = (upstream * da_dz(z, g))[:, np.newaxis]
    return np.sum(W * delta, axis=1)
