# broken: dC_da
# after: an issue of coursera-neural-net (14): error derivative with respect to the square root error
# story: took the loss to be the length of the error vector
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    diff = a - y
    return diff / np.sqrt(np.sum(diff**2))
