# broken: back
# after: an issue of makeyourownneuralnetwork (59): should I use the inverse matrix in place of the transpose
# story: undoes W with the pseudo-inverse
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    return np.linalg.pinv(W) @ (upstream * da_dz(z, g))
