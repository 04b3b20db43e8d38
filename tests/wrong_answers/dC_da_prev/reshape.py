# broken: back
# Reshapes W to (K, J) where it must be transposed; the weights end up at other connections.
import numpy as np

def dC_da_prev(W, z, upstream, g):
    J, K = W.shape
    return W.reshape(K, J) @ (upstream * da_dz(z, g))
