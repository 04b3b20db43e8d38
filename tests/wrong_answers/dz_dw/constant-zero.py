# broken: dz_dw
# Reasons that a_prev is a constant and its derivative therefore 0.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    return np.zeros(len(a_prev))
