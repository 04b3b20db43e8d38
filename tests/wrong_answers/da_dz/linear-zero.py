# broken: da_dz
# linear: slope 0, as if the activation were a constant.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if g == "tanh":
        return 1 - tanh(z) ** 2
    if g == "relu":
        return np.where(z > 0, 1.0, 0.0)
    return np.zeros_like(z)   # a straight line does not bend
