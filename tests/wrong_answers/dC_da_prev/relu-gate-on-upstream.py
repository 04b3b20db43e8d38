# broken: da_dz
# as fair: back
# The gate of relu looks at the sign of the upstream instead of the sign of z; other activations are right.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    if g == "relu":
        delta = upstream.copy()
        delta[upstream <= 0] = 0
    else:
        delta = upstream * da_dz(z, g)
    return W.T @ delta
