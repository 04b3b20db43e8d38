# broken: da_dz
# da_dz is called with a instead of z.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return float(dC_da(a, y)[j] * da_dz(a, g)[j] * dz_dw(a_prev)[k])
