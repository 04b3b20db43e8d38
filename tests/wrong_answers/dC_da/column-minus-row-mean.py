# broken: dC_da
# Outputs as a column, targets not: the mean over the rows makes (J,) of (J, J) again.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    a = np.reshape(a, (-1, 1))
    return np.mean(2 * (a - y), axis=1)
