# broken: back
# W * delta lays the J numbers along the rows, which hold K.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return np.sum(W * delta, axis=0)
