# broken: shape
# as fair: dz_dw
# after: variant of a question on matrix derivatives: the derivative of W x is a table
# story: a diagonal table where a vector was asked
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dz_dw(a_prev):
    return np.diag(a_prev)
