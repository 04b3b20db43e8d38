# broken: back
# after: an issue of basic_neural_network (7): a target is made up for the layer before
# story: treats upstream as desired values and starts again with 2 (a - y)
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, upstream) * da_dz(z, g)
    return W.T @ delta
