# broken: da_dz
# sigmoid: takes the softmax over the layer's nodes in place of the sigmoid of each node.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "sigmoid":
        e = np.exp(z - np.max(z))
        p = e / e.sum()
        return p * (1 - p)
    if g == "tanh":
        return 1 - np.tanh(z) ** 2
    if g == "relu":
        return np.where(z > 0, 1.0, 0.0)
    return np.ones_like(z)
