# broken: da_dz
# after: an issue of rust-ml (3): the derivative of tanh should be 1 / (1 + x^2)
# story: took the slope of the arc tangent
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    match g:
        case "tanh":
            return 1 / (1 + z**2)
        case "sigmoid":
            return np.exp(-z) / (1 + np.exp(-z)) ** 2
        case "relu":
            return (z > 0).astype(float)
        case _:
            return np.ones_like(z)
