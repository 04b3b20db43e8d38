# broken: da_dz
# Compares with "ReLU", so the relu branch is never taken and every node gets slope 1.
import numpy as np
from chain_rule import sigmoid, tanh

def da_dz(z, g):
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if g == "tanh":
        return 1 - tanh(z) ** 2
    if g == "ReLU":
        return (z > 0).astype(float)
    return np.ones_like(z)
