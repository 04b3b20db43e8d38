# broken: da_dz
# The step of relu is moved to 0.0001.
import numpy as np
from chain_rule import sigmoid, tanh


def da_dz(z, g):
    shift = 1e-4
    rules = {
        "sigmoid": lambda: sigmoid(z) * sigmoid(-z),
        "tanh": lambda: 1 - tanh(z) ** 2,
        "relu": lambda: np.heaviside(z - shift, 0.0),
        "linear": lambda: np.ones_like(z),
    }
    return rules[g]()
