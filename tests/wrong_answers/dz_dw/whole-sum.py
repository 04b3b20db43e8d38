# broken: dz_dw
# Keeps the whole sum over k for every weight.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    total = np.sum(a_prev)
    return np.full(a_prev.shape, total)
