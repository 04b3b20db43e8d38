# broken: conduct
# `error = y` is no copy: the subtraction in place overwrites the caller's targets.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    error = y
    error -= a
    return -2 * error[j] * da_dz(z, g)[j] * a_prev[k]
