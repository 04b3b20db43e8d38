# broken: dC_da
# as fair: shape
# after: variant of an issue of creative_ml (6): the error of the first part is a sum
# story: the sum over the nodes was not dropped, one number comes back
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    return np.sum(2 * (a - y))
