# broken: dC_da
# Differentiates the length of the error vector (root of the sum of squares) instead of the sum of squares.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    return (a - y) / np.linalg.norm(a - y)
