# broken: da_dz
# Sigmoid by the quotient rule, but only the exponential is squared and not the whole denominator.
import numpy as np

def da_dz(z, g):
    if g == "sigmoid":
        return np.exp(-z) / (1 + np.exp(-z) ** 2)
    if g == "tanh":
        return 1 - np.tanh(z) ** 2
    if g == "relu":
        return np.where(z > 0, 1.0, 0.0)
    return np.ones_like(z)
