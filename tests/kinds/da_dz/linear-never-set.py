# broken: da_dz
# No branch sets the slope for linear, and the last line wants it.
import numpy as np
from chain_rule import sigmoid, tanh


def da_dz(z, g):
    if g == "sigmoid":
        slope = sigmoid(z) * (1 - sigmoid(z))
    elif g == "tanh":
        slope = 1 - tanh(z) ** 2
    elif g == "relu":
        slope = np.where(z > 0, 1.0, 0.0)
    return slope
