# broken: dz_dw
# as fair: shape
# Appends a 1 for a bias that this lesson does not have.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    return np.append(a_prev, 1.0)
