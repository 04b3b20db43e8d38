# broken: dC_da
# Treats the loss as a mean over the output nodes: divides by J.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    J = a.shape[0]
    return (2 / J) * (a - y)
