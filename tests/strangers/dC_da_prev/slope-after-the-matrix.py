# broken: back
# as fair: da_dz
# after: a course thread: dZ1 has one dot product and one elementwise product, I mixed the order
# story: multiplies by W.T first, then by the slope of this layer: the lengths differ
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    dA = upstream
    return np.dot(W.T, dA) * da_dz(z, g)
