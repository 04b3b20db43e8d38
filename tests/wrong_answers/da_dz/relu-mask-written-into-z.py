# broken: conduct
# relu: the 0 / 1 mask is written into the caller's z.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == "relu":
        z[z <= 0] = 0
        z[z > 0] = 1
        return z
    if g == "linear":
        return np.ones_like(z)
    a = ACTIVATIONS[g](z)
    if g == "sigmoid":
        return a * (1 - a)
    return 1 - a ** 2
