# broken: conduct
# after: an issue of pytorch (1029): results differ between in place and not in place
# story: saves memory by working in a itself
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    a -= y
    a *= 2
    return a
