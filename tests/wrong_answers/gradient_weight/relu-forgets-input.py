# broken: dz_dw
# For relu it returns early, and forgets the input there.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W[j] @ a_prev
    error = 2 * (ACTIVATIONS[g](z) - y[j])
    if g == "relu":
        return error if z > 0 else 0.0
    return error * da_dz(np.array([z]), g)[0] * a_prev[k]
