# broken: da_dz
# tanh: the sigmoid rule t(1 - t) was copied.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g in ("sigmoid", "tanh"):
        a = ACTIVATIONS[g](z)
        return a * (1 - a)
    if g == "relu":
        return (z > 0).astype(float)
    return np.ones(z.shape)
