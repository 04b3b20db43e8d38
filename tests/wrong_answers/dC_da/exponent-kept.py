# broken: dC_da
# The exponent came down as a factor but was not lowered: 2 (a - y)^2.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    diff = np.subtract(a, y)
    return 2 * np.power(diff, 2)
