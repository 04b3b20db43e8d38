# broken: da_dz
# tanh written as 2 s(2z) - 1: the inner derivative 2 of 2z is forgotten, half the slope.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "tanh":
        # tanh(z) = 2*sigmoid(2z) - 1
        s = sigmoid(2 * z)
        return 2 * s * (1 - s)
    if g == "sigmoid":
        s = sigmoid(z)
        return s * (1 - s)
    if g == "relu":
        return (z > 0) + 0.0
    return np.ones(len(z))
