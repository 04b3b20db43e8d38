# broken: da_dz
# relu: on the negative side z is left standing instead of 0.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "sigmoid":
        a = sigmoid(z)
        out = a * (1 - a)
    elif g == "tanh":
        out = 1 - tanh(z) ** 2
    elif g == "relu":
        out = np.copy(z)
        out[out > 0] = 1
    else:
        out = np.ones_like(z)
    return out
