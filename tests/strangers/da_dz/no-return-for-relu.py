# broken: da_dz
# after: variant of a first course on neural networks: the branch computes, but nothing comes back
# story: the relu branch forgets its return
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    if g == "relu":
        d = np.zeros(z.shape)
        d[z > 0] = 1.0
    elif g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    elif g == "tanh":
        return 1 - tanh(z) ** 2
    else:
        return np.ones(z.shape)
