# broken: dz_dw
# after: variant of a book's first version of back propagation: the error is shared out over the links
# story: divides by the number of nodes of the layer before
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dz_dw(a_prev):
    K = len(a_prev)
    return a_prev / K
