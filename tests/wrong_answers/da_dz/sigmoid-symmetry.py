# broken: da_dz
# Used the symmetry of the sigmoid twice: s(z) (1 - s(-z)) is s squared.
import numpy as np
from chain_rule import sigmoid, tanh

def da_dz(z, g):
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(-z))
    if g == "tanh":
        return (1 - tanh(z)) * (1 + tanh(z))
    if g == "relu":
        return np.heaviside(z, 0.0)
    return z * 0 + 1
