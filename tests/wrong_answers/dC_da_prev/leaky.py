# broken: da_dz
# relu is given the slope of a leaky relu, 0.01 for negative z.
import numpy as np
from chain_rule import sigmoid


def dC_da_prev(W, z, upstream, g):
    if g == "sigmoid":
        s = sigmoid(z)
        d = s * (1 - s)
    elif g == "tanh":
        d = 1 / np.cosh(z) ** 2
    elif g == "relu":
        d = np.where(z > 0, 1, 0.01)
    else:
        d = 1
    return (upstream * d) @ W
