# broken: da_dz
# Takes the sigmoid of a again before forming s (1 - s): the slope is evaluated at a and not at z.
import numpy as np
from chain_rule import ACTIVATIONS, sigmoid

def da_dz(z, g):
    a = ACTIVATIONS[g](z)
    if g == "sigmoid":
        return sigmoid(a) * (1 - sigmoid(a))
    elif g == "tanh":
        return 1 - a ** 2
    elif g == "relu":
        return (a > 0) * 1.0
    elif g == "linear":
        return np.ones(len(z))
