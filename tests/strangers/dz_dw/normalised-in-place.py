# broken: dz_dw, conduct
# after: variant of an issue of skynet (1): inputs and activated values are the same array
# story: scales the activations to length 1 in the array that was given
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dz_dw(a_prev):
    a_prev /= np.linalg.norm(a_prev)
    return a_prev
