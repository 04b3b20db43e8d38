# broken: da_dz
# relu: one decision for the whole layer instead of one for each node.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "relu":
        if np.all(z > 0):
            return np.ones_like(z)
        else:
            return np.zeros_like(z)
    elif g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    elif g == "tanh":
        return 1 - tanh(z) ** 2
    elif g == "linear":
        return np.ones_like(z)
