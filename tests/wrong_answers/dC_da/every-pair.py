# broken: dC_da
# Compares each output with every target (broadcast over all pairs) and sums, instead of with its own.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    a_col = a.reshape(-1, 1)
    return np.sum(2 * (a_col - y), axis=1)
