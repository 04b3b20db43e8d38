# broken: da_dz
# tanh: squares the argument, 1 - tanh(z^2), instead of the value.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "sigmoid":
        return np.exp(-z) / (1 + np.exp(-z)) ** 2
    if g == "tanh":
        return 1 - np.tanh(z ** 2)
    if g == "relu":
        return np.maximum(np.sign(z), 0)
    if g == "linear":
        return np.ones_like(z)
    raise ValueError(g)
