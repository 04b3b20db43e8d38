# broken: da_dz
# after: an issue of DeepLearnToolbox (165): should it not be sigm(a) .* (1 - sigm(a))
# story: applies the sigmoid a second time before the formula
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    a = ACTIVATIONS[g](z)
    if g == "sigmoid":
        return sigmoid(a) * (1 - sigmoid(a))
    if g == "tanh":
        return 1 - a**2
    if g == "relu":
        return np.where(a > 0, 1.0, 0.0)
    return np.ones_like(a)
