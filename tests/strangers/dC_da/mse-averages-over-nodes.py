# broken: dC_da
# after: an issue of pytorch (3924): MSELoss divides by the number of elements
# story: MSE habit, divides by the number of output nodes
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    return 2.0 / y.size * (a - y)
