# broken: da_dz
# relu: the mask is the wrong way round, 1 where z is negative.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "relu":
        return np.where(z > 0, 0.0, 1.0)
    if g == "linear":
        return np.ones_like(z)
    a = ACTIVATIONS[g](z)
    return a * (1 - a) if g == "sigmoid" else 1 - a * a
