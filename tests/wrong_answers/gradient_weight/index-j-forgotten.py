# broken: shape
# as fair: product
# The index j is forgotten: returns the slopes of all nodes where one number is asked.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return dC_da(a, y) * da_dz(z, g) * dz_dw(a_prev)[k]
