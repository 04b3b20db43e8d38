# broken: dC_da
# The table of all differences, of which the first column is taken.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    error = np.expand_dims(a, 1) - np.expand_dims(y, 0)
    return (2 * error)[:, 0]
