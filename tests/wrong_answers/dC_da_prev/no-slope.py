# broken: da_dz
# as fair: back
# The slope g'(z) is left out: the upstream goes straight through the weights.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    return W.T @ upstream
