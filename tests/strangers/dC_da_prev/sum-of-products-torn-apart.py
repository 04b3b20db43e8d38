# broken: back
# after: variant of an issue of neural2d (36): the sum of the products of gradients and weights
# story: multiplies the sum of the deltas by the sum of the weights
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return W.sum(axis=0) * delta.sum()
