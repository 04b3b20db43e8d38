# broken: da_dz
# tanh: uses the derivative of tan, 1 + t^2.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    a = ACTIVATIONS[g](z)
    if g == "sigmoid":
        return a - a ** 2
    elif g == "tanh":
        return 1 + a ** 2
    elif g == "relu":
        return np.array(a > 0, dtype=float)
    elif g == "linear":
        return np.full_like(z, 1.0)
