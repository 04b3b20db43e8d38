# broken: da_dz
# after: an issue of FKB (3): should linear_prime return 1 instead of x
# story: the slope of the identity is given as z
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    if g == "linear":
        return 1.0 * z
    if g == "relu":
        return np.array([1.0 if x > 0 else 0.0 for x in z])
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if g == "tanh":
        return 1 - tanh(z) ** 2
