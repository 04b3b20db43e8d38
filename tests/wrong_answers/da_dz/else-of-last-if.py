# broken: da_dz
# A chain of ifs with one else: the else belongs to the last if only and overwrites sigmoid and tanh with 1.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    a = ACTIVATIONS[g](z)
    if g == "sigmoid":
        d = a * (1 - a)
    if g == "tanh":
        d = 1 - a ** 2
    if g == "relu":
        d = (z > 0).astype(float)
    else:
        d = np.ones_like(z)
    return d
