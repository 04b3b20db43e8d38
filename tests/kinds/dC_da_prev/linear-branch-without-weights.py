# broken: back
# A linear layer hands on the sum of upstream, without its weights.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    if g == "linear":
        return np.full(W.shape[1], np.sum(upstream))
    return W.T @ (upstream * da_dz(z, g))
