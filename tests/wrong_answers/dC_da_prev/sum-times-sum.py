# broken: back
# Sums the weights and the deltas over j separately and multiplies the two sums.
import numpy as np

def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return W.sum(axis=0) * delta.sum()
