# broken: dz_dw
# after: a question on the algorithm: weight[j] += delta, the input does not appear
# story: a weight counts once, so the slope is 1
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dz_dw(a_prev):
    return np.ones_like(a_prev)
