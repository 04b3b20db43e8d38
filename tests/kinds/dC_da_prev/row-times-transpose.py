# broken: back
# The vector stands on the left and W is transposed all the same.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    return np.matmul(upstream * da_dz(z, g), W.T)
