# broken: dC_da
# as fair: da_dz, dz_dw, product
# Differentiates the mean over the nodes instead of the sum: a factor 1/J too many.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    dC = 2 * (a - y) / y.size
    return np.outer(dC * da_dz(z, g), a_prev)
