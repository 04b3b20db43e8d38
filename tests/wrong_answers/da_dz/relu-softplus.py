# broken: da_dz
# relu': gave the smooth slope of the softplus, a sigmoid, and not a step.
import numpy as np
from chain_rule import sigmoid, tanh

def da_dz(z, g):
    s = sigmoid(z)
    if g == "sigmoid":
        return s * (1 - s)
    elif g == "tanh":
        return 1 - tanh(z) ** 2
    elif g == "relu":
        return s
    return np.ones_like(z)
