# broken: da_dz
# sigmoid: the formula a(1 - a) is fed with z instead of a.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "sigmoid":
        return z * (1 - z)
    elif g == "tanh":
        return 1 - np.tanh(z) ** 2
    elif g == "relu":
        return (z > 0).astype(float)
    else:
        return np.ones_like(z)
