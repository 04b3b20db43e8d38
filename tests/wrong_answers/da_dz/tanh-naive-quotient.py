# broken: da_dz
# tanh: differentiates a quotient as derivative of the top over derivative of the bottom.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "sigmoid":
        a = 1 / (1 + np.exp(-z))
        return a * (1 - a)
    elif g == "tanh":
        # tanh = (e^z - e^-z) / (e^z + e^-z)
        top = np.exp(z) + np.exp(-z)
        bottom = np.exp(z) - np.exp(-z)
        return top / bottom
    elif g == "relu":
        return (z > 0).astype(np.float64)
    return np.ones_like(z)
