# broken: forward
# Adds a bias of 1 to z, copied from a network with biases.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    b = np.ones(len(W))
    z = W @ a_prev + b
    a = ACTIVATIONS[g](z)
    return dC_da(a, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k]
