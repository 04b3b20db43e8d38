# broken: da_dz
# after: an issue on a network in 11 lines of python (12): nonlin(x, deriv=True) is x*(1-x)
# story: the little network knows the sigmoid only, its slope is used for all
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    def nonlin(x, deriv=False):
        if deriv:
            return x * (1 - x)
        return ACTIVATIONS[g](x)

    l0 = A_prev
    l1 = nonlin(l0 @ W.T)
    l1_error = 2 * (l1 - Y)
    l1_delta = l1_error * nonlin(l1, True)
    return np.dot(l0.T, l1_delta).T / len(l0)
