# broken: shape
# linear: a single number 1 instead of one slope for each node.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if g == "tanh":
        return 1 - tanh(z) ** 2
    if g == "relu":
        return (z > 0).astype(float)
    if g == "linear":
        return 1
