# broken: da_dz
# relu': the mask asks for z above 0.001, so a barely active node counts as inactive.
import numpy as np
from chain_rule import sigmoid, tanh

EPS = 1e-3

def da_dz(z, g):
    if g == "relu":
        # avoid the kink at 0
        return (z > EPS).astype(np.float64)
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if g == "tanh":
        return 1 - tanh(z) ** 2
    return np.ones_like(z)
