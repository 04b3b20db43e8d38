# broken: back
# after: variant of an issue of the Accord framework (577): the error of the neuron is not stored
# story: out[k] is set for each j, the last node wins
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    J, K = W.shape
    out = np.zeros(K)
    for j in range(J):
        for k in range(K):
            out[k] = W[j, k] * upstream[j] * da_dz(z, g)[j]
    return out
