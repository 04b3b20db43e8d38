# broken: conduct
# Drops random inputs, so that two calls give two answers.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    keep = np.random.rand(len(a_prev)) < 0.5
    x = a_prev * keep / 0.5
    z = W @ x
    a = ACTIVATIONS[g](z)
    return np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(x))
