# broken: dz_dw
# after: an issue of gophernet (6): calculating slope using sigmoid prime in training
# story: takes the slope of the activation before, not the activation
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dz_dw(a_prev):
    return a_prev * (1 - a_prev)
