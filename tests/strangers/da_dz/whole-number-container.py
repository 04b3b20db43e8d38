# broken: da_dz
# after: variant of a note in a tutorial: use astype to change the data type
# story: fills an integer array, so the slopes are cut off
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    out = np.array([0] * len(z))
    for i, t in enumerate(z):
        if g == "sigmoid":
            out[i] = sigmoid(t) * (1 - sigmoid(t))
        elif g == "tanh":
            out[i] = 1 - tanh(t) ** 2
        elif g == "relu":
            out[i] = 1 if t > 0 else 0
        else:
            out[i] = 1
    return out
