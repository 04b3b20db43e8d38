# broken: forward
# after: variant of an issue of neural-api (21): the wrong function runs under the name sigmoid
# story: the forward pass is a sigmoid for every g
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    def squash(x):
        return 1 / (1 + np.exp(-x))

    z = [sum(W[j, k] * a_prev[k] for k in range(len(a_prev))) for j in range(len(W))]
    z = np.array(z)
    a = squash(z)
    return np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(a_prev))
