# broken: dC_da
# Takes the absolute value of the error: the direction is lost.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    distance = abs(a - y)
    return 2 * distance
