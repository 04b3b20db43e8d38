# broken: back
# after: an issue of notes on backpropagation (5): mean or sum of the influence paths
# story: takes the mean over the next nodes, not the sum
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return np.mean(delta[:, None] * W, axis=0)
