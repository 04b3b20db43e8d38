# broken: da_dz
# tanh: the square is missing, 1 - tanh(z).
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

derivatives = {
    "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z)),
    "tanh": lambda z: 1 - np.tanh(z),
    "relu": lambda z: np.where(z > 0, 1.0, 0.0),
    "linear": lambda z: np.ones_like(z),
}

def da_dz(z, g):
    return derivatives[g](z)
