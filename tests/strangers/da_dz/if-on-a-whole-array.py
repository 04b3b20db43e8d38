# broken: da_dz
# after: an error report: the truth value of an array with more than one element is ambiguous
# story: the relu branch was written for one number
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    if g == "relu":
        if z > 0:
            return np.array([1.0])
        else:
            return np.array([0.0])
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if g == "tanh":
        return 1 - np.tanh(z) ** 2
    if g == "linear":
        return z * 0 + 1
