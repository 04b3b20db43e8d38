# broken: da_dz
# after: a blog on gradient checking: approximate the derivative with a small epsilon
# story: a difference quotient for every activation
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g, h=1e-4):
    f = ACTIVATIONS[g]
    return (f(z + h) - f(z)) / h
