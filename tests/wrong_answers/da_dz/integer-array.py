# broken: da_dz
# as fair: shape
# The slopes are stored in an integer array, which cuts them to 0 or 1.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    out = np.zeros(z.shape, dtype=int)
    for j in range(len(z)):
        if g == "sigmoid":
            out[j] = sigmoid(z[j]) * (1 - sigmoid(z[j]))
        elif g == "tanh":
            out[j] = 1 - tanh(z[j]) ** 2
        elif g == "relu":
            out[j] = 1 if z[j] > 0 else 0
        else:
            out[j] = 1
    return out
