# broken: dC_da
# The difference is taken as target minus output, so every sign is reversed.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    error = y - a
    return 2 * error
