# broken: dC_da
# Expands the square but differentiates -2ay as -2, losing y.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    # (a - y)^2 = a^2 - 2ay + y^2
    d_first = 2 * a
    d_middle = -2
    d_last = 0
    return d_first + d_middle + d_last
