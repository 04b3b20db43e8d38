# broken: dC_da
# Returns the 'delta' of a sigmoid layer: the second link is already multiplied in.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    return 2 * (a - y) * a * (1 - a)
