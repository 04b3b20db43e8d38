# broken: product
# Sums delta over the output nodes (np.dot), so all rows are equal.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    row = np.dot(dC_da(a, y), da_dz(z, g)) * dz_dw(a_prev)
    return np.tile(row, (len(y), 1))
