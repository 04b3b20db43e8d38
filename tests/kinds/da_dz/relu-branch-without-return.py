# broken: da_dz
# The slope of relu is calculated and not returned.
import numpy as np
from chain_rule import sigmoid, tanh


def da_dz(z, g):
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if g == "tanh":
        return 1 - tanh(z) ** 2
    if g == "relu":
        s = np.where(z > 0, 1.0, 0.0)
    elif g == "linear":
        return np.ones_like(z)
