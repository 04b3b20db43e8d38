# broken: shape
# The right vector comes back in a tuple with the delta, which is not asked.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return W.T @ delta, delta
