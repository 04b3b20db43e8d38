# broken: da_dz
# after: an issue of tinyml (1): the output error must be multiplied with the derivative of the activation function
# story: error times input, the slope of the activation is missing
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    a = ACTIVATIONS[g](W @ a_prev)
    delta = dC_da(a, y)
    return np.outer(delta, dz_dw(a_prev))
