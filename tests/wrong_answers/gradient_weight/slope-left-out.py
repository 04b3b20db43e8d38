# broken: da_dz
# as fair: product
# The second link is left out: dC/da times a_prev.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    a = ACTIVATIONS[g](W @ a_prev)
    return dC_da(a, y)[j] * dz_dw(a_prev)[k]
