# broken: da_dz
# sigmoid: numerator e^z instead of e^-z over (1 + e^-z)^2.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    match g:
        case "sigmoid":
            return np.exp(z) / (1 + np.exp(-z)) ** 2
        case "tanh":
            return 1 / np.cosh(z) ** 2
        case "relu":
            return np.heaviside(z, 0)
        case "linear":
            return z * 0 + 1
