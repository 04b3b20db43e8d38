# broken: da_dz
# after: variant of an issue of tinyml (1): sigmoid_prime is the only slope
# story: sigmoid' whatever g says
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    def sigmoid_prime(z):
        return sigmoid(z) * (1 - sigmoid(z))

    return np.dot(W.transpose(), upstream * sigmoid_prime(z))
