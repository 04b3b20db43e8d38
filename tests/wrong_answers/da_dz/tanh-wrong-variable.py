# broken: da_dz
# tanh': squares the variable that holds the sigmoid and not the tanh.
import numpy as np

def da_dz(z, g):
    s = 1 / (1 + np.exp(-z))
    t = np.tanh(z)
    if g == "sigmoid":
        return s * (1 - s)
    if g == "tanh":
        return 1 - s ** 2
    if g == "relu":
        return (z > 0) + 0.0
    return np.ones_like(z)
