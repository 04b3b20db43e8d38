# broken: dC_da
# First link of the binary cross-entropy loss, not of the squared error.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    eps = 0.01
    dA = -(y / (a + eps)) + (1 - y) / (1 - a + eps)
    dZ = dA * da_dz(z, g)
    return dZ.reshape(-1, 1) @ a_prev.reshape(1, -1)
