# broken: dz_dw
# Stores the running total of the sum at each step, not the single term.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    z = 0
    out = np.empty(len(a_prev))
    for k, a in enumerate(a_prev):
        z += a
        out[k] = z
    return out
