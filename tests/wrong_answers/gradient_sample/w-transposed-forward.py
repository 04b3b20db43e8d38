# broken: forward
# The forward pass multiplies with W transposed: raises unless the layer is square.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = np.dot(W.T, a_prev)
    a = ACTIVATIONS[g](z)
    return np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(a_prev))
