# broken: da_dz
# as fair: product
# Divides by g' instead of multiplying: dz/da in place of da/dz.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return np.outer(dC_da(a, y) / da_dz(z, g), dz_dw(a_prev))
