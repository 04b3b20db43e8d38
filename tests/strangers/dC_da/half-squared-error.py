# broken: dC_da
# after: an issue of dlib (1169): is the gradient of loss_mean_square correct, should there not be a 2
# story: took the slope of half the squared error, so the factor 2 is gone
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    return a - y
