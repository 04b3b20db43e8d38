# broken: da_dz
# after: an issue of numpy_neural_network (6): tanh_backward(next_dz) uses next_dz where z belongs
# story: the slope is evaluated at the gradient that comes in
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    def backward(next_dz):
        return next_dz * da_dz(next_dz, g)

    return W.T.dot(backward(upstream))
