# broken: conduct
# as fair: da_dz
# The slope is kept in a dictionary by the name of the activation, so a later call gets the slope of an earlier z.
import numpy as np

_slopes_seen = {}


def dC_da_prev(W, z, upstream, g):
    if g not in _slopes_seen:
        _slopes_seen[g] = da_dz(z, g)
    delta = upstream * _slopes_seen[g]
    return W.T @ delta
