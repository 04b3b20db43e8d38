# broken: dC_da
# after: an issue of Grokking-Deep-Learning (37): the delta is written as goal minus prediction
# story: error the other way round
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    error = y - a
    return 2 * error
