# broken: da_dz
# The condition `g == "sigmoid" or "logistic"` is always true: every activation gets the slope of the sigmoid.
import numpy as np
from chain_rule import sigmoid

def da_dz(z, g):
    if g == "sigmoid" or "logistic":
        return sigmoid(z) * (1 - sigmoid(z))
    elif g == "tanh":
        return 1 - np.tanh(z) ** 2
    elif g == "relu":
        return (z > 0).astype(float)
    else:
        return np.ones_like(z)
