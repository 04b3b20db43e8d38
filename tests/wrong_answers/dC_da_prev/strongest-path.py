# broken: back
# Follows only the node with the largest delta; the other paths to the loss are ignored.
import numpy as np

def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    j = np.argmax(np.abs(delta))
    return W[j] * delta[j]
