# broken: back
# as fair: da_dz
# The slope on the way back is a forward difference with h = 0.01.
from chain_rule import ACTIVATIONS


def dC_da_prev(W, z, upstream, g):
    h = 0.01
    slope = (ACTIVATIONS[g](z + h) - ACTIVATIONS[g](z)) / h
    return W.T @ (upstream * slope)
