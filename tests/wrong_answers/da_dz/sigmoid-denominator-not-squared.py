# broken: da_dz
# sigmoid: in the quotient rule the denominator is not squared.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    e = np.exp(-z)
    derivs = {
        "sigmoid": e / (1 + e),
        "tanh": 1 - np.tanh(z) ** 2,
        "relu": (z > 0) * 1.0,
        "linear": np.ones_like(z),
    }
    return derivs[g]
