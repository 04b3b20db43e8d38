# broken: back
# The error is shared out in proportion: each row of W is divided by its sum before it is used.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    share = W / W.sum(axis=1, keepdims=True)
    return share.T @ delta
