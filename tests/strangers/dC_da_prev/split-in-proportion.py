# broken: back
# after: an issue of makeyourownneuralnetwork (77): leaving out the divisors, the summarised weights
# story: the error is split in proportion to the weights of a node
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    share = W / W.sum(axis=1, keepdims=True)
    return share.T @ (upstream * da_dz(z, g))
