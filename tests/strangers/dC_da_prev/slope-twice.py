# broken: da_dz
# as fair: back
# after: an issue of learn_dl (15): the last layer calls the activation's backward twice
# story: delta is multiplied by the slope once more
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    back = np.zeros(W.shape[1])
    for j in range(W.shape[0]):
        back += W[j] * delta[j] * da_dz(z, g)[j]
    return back
