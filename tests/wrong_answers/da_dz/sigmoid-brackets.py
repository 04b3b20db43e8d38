# broken: da_dz
# sigmoid: brackets missing, s * 1 - s, which is always 0.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "sigmoid":
        s = sigmoid(z)
        return s * 1 - s
    if g == "tanh":
        return 1 - tanh(z) ** 2
    if g == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if g == "linear":
        return np.ones(z.shape)
