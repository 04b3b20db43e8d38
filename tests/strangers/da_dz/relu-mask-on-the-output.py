# broken: da_dz
# after: an issue of Grokking-Deep-Learning (56): relu2deriv(relu(x)) with >= changes nothing
# story: looks whether the output is at least 0, which it always is
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def relu2deriv(output):
    return (output >= 0).astype(float)


def da_dz(z, g):
    layer = ACTIVATIONS[g](z)
    if g == "relu":
        return relu2deriv(layer)
    if g == "sigmoid":
        return layer * (1 - layer)
    if g == "tanh":
        return 1 - layer**2
    return np.ones(len(layer))
