# broken: back
# as fair: dC_da
# Lets only positive upstream values pass back (guided backpropagation, a picture trick).
import numpy as np

def dC_da_prev(W, z, upstream, g):
    passed = np.where(upstream > 0, upstream, 0.0)
    return W.T @ (passed * da_dz(z, g))
