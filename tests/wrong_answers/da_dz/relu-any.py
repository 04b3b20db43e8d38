# broken: da_dz
# relu': one decision for the whole layer - if any input is positive, all nodes get slope 1.
import numpy as np
from chain_rule import sigmoid

def da_dz(z, g):
    if g == "linear":
        return np.ones(len(z))
    if g == "relu":
        # plain "if z > 0" gave an error about truth value, any() fixes it
        if (z > 0).any():
            return np.ones(len(z))
        else:
            return np.zeros(len(z))
    if g == "tanh":
        return 1 - np.tanh(z) ** 2
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
