# broken: da_dz
# relu: z is cut to an integer first, so the slope is 0 for z between 0 and 1.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def slope(v, g):
    if g == "sigmoid":
        s = 1 / (1 + np.exp(-v))
        return s * (1 - s)
    if g == "tanh":
        return 1 - np.tanh(v) ** 2
    if g == "relu":
        return float(int(v) > 0)
    return 1.0

def da_dz(z, g):
    return np.array([slope(v, g) for v in z])
