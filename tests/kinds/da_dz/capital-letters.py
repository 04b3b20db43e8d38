# broken: da_dz
# Asks for "ReLU" and "Sigmoid", names that never come, and so nothing is returned for them.
import numpy as np
from chain_rule import sigmoid, tanh


def da_dz(z, g):
    if g == "Sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    elif g == "tanh":
        return 1 - tanh(z) ** 2
    elif g == "ReLU":
        return (z > 0) * 1.0
    elif g == "linear":
        return np.ones(z.shape)
