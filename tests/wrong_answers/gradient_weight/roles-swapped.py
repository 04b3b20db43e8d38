# broken: product
# j and k are swapped throughout the product (index error where k is no output node).
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return dC_da(a, y)[k] * da_dz(z, g)[k] * dz_dw(a_prev)[j]
