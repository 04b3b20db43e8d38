# broken: da_dz
# after: variant of a report on an activation that is chosen by a wrong name
# story: compares with "Tanh" and "ReLU", so both are treated as linear
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    if g == "Tanh":
        return 1 - np.tanh(z) ** 2
    if g == "ReLU":
        return (z > 0).astype(np.float64)
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    return np.ones_like(z)
