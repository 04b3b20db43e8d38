# broken: da_dz
# The test `g == "relu" or "linear"` is always true, so tanh takes the relu branch.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "sigmoid":
        a = sigmoid(z)
        return a * (1 - a)
    elif g == "relu" or "linear":
        if g == "linear":
            return np.ones_like(z)
        return (z > 0).astype(float)
    elif g == "tanh":
        return 1 - tanh(z) ** 2
