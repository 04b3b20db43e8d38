# broken: shape
# as fair: dz_dw
# after: a question on the course's exercise: delta_2[1:] drops the bias unit
# story: drops the first entry as if it were the bias unit
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dz_dw(a_prev):
    return a_prev[1:]
