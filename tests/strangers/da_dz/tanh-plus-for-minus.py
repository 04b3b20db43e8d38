# broken: da_dz
# after: an issue of lstm (41): the tanh_derivative should be 1. + values**2
# story: derived tan in place of tanh
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    a = ACTIVATIONS[g](z)
    if g == "sigmoid":
        return a * (1 - a)
    if g == "tanh":
        return 1.0 + a**2
    if g == "relu":
        return np.heaviside(z, 0)
    if g == "linear":
        return np.full(z.shape, 1.0)
