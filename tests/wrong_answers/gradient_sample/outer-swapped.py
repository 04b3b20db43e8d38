# broken: product
# as fair: shape
# The arguments of outer are swapped: the result is (K, J).
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return np.outer(dz_dw(a_prev), dC_da(a, y) * da_dz(z, g))
