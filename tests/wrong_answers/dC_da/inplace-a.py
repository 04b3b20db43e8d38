# broken: conduct
# Works in place on a, so the caller's activations are overwritten.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    a -= y
    a *= 2
    return a
