# broken: da_dz
# after: variant of an issue of UnityWorker (250): what must the backward part of relu return
# story: the slope of relu is given as relu(z)
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    if g == "sigmoid":
        p = sigmoid(z)
        return p * (1 - p)
    elif g == "tanh":
        return 1 - np.power(np.tanh(z), 2)
    elif g == "relu":
        return np.maximum(0, z)
    else:
        return np.ones(z.shape)
