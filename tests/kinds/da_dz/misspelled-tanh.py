# broken: da_dz
# np.tahn in the branch for tanh.
import numpy as np
from chain_rule import sigmoid


def da_dz(z, g):
    if g == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if g == "linear":
        return np.ones_like(z)
    if g == "tanh":
        return 1 - np.tahn(z) ** 2
    return sigmoid(z) * (1 - sigmoid(z))
