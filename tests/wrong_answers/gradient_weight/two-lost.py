# broken: dC_da
# as fair: da_dz, dz_dw, product
# Writes the first link as a - y, without its 2.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W[j] @ a_prev
    a = ACTIVATIONS[g](z)
    return (a - y[j]) * da_dz(np.array([z]), g)[0] * a_prev[k]
