# broken: da_dz
# after: variant of an issue of unda (1): backprop works improperly when activation functions are mixed
# story: if, if, if, else: sigmoid and tanh are overwritten by ones
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    if g == "sigmoid":
        d = sigmoid(z) * (1 - sigmoid(z))
    if g == "tanh":
        d = 1 - tanh(z) ** 2
    if g == "relu":
        d = np.where(z > 0, 1.0, 0.0)
    else:
        d = np.ones_like(z)
    return d
