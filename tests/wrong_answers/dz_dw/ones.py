# broken: dz_dw
# Slope 1 for every weight: differentiates w alone and drops its partner a_prev.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    # dw/dw = 1
    return np.ones_like(a_prev)
