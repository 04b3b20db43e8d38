# broken: dC_da
# after: an issue of smile (147): gradient and error of the output layer are mixed up
# story: returns the terms of the loss, not their slopes
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    return np.array([(a[j] - y[j]) ** 2 for j in range(len(a))])
