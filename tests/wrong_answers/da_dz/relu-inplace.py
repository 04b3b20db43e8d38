# broken: conduct
# The relu branch writes 0 and 1 into the z that it was given; the caller's z is lost.
import numpy as np
from chain_rule import sigmoid

def da_dz(z, g):
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    elif g == "tanh":
        return 1 - np.tanh(z) ** 2
    elif g == "relu":
        z[z <= 0] = 0
        z[z > 0] = 1
        return z
    else:
        return np.ones_like(z)
