# broken: da_dz
# after: variant of a change of snntorch (433): exp(-x) / (exp(-x) + 1)^2 in the backward pass
# story: the square in the denominator was lost
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    e = np.exp(-z)
    return {
        "sigmoid": e / (1 + e),
        "tanh": 1 - np.tanh(z) ** 2,
        "relu": np.where(z > 0, 1.0, 0.0),
        "linear": np.ones_like(z),
    }[g]
