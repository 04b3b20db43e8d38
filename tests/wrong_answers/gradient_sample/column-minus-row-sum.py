# broken: dC_da
# The layer is computed in columns, y is none: (J, 1) - (J,), added up along the targets.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    x = a_prev.reshape(-1, 1)
    z = W @ x
    a = ACTIVATIONS[g](z)
    error = 2 * (a - y)
    delta = error.sum(axis=1, keepdims=True) * da_dz(z[:, 0], g).reshape(-1, 1)
    return delta @ x.T
