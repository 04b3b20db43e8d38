# broken: back
# as fair: dC_da, da_dz, product
# Averages over the nodes j of the next layer where the contributions must be summed.
import numpy as np

def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return np.mean(W * delta[:, None], axis=0)
