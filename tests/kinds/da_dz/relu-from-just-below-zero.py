# broken: da_dz
# relu is open from a little below 0, at -1e-7.
import numpy as np
from chain_rule import sigmoid, tanh


def da_dz(z, g):
    if g == "sigmoid":
        s = sigmoid(z)
        return s * (1 - s)
    if g == "tanh":
        return 1 - np.square(tanh(z))
    if g == "linear":
        return np.ones(len(z))
    return np.where(z > -1e-7, 1.0, 0.0)
