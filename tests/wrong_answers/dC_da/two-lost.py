# broken: dC_da
# The power rule's factor 2 is missing.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    # the exponent drops from 2 to 1
    return a - y
