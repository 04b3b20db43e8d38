# broken: dz_dw
# The last link is the weight w_jk: differentiated by the input instead of by the weight.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    dz = W[j, k]
    return dC_da(a, y)[j] * da_dz(z, g)[j] * dz
