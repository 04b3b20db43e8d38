# broken: da_dz
# as fair: back
# after: an issue of makeyourownneuralnetwork (88): error_hidden = w^T . error_output lacks the derivative
# story: passes the error back through the weights only
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    return np.dot(W.T, upstream)
