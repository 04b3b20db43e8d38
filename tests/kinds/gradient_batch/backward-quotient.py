# broken: product
# as fair: conduct, average
# A backward difference of the loss of the batch with h = 0.01.
import numpy as np
from chain_rule import network_loss


def gradient_batch(W, A_prev, Y, g):
    h = 0.01
    here = network_loss([W], A_prev, Y, [g])
    G = np.empty(W.shape)
    for j in range(W.shape[0]):
        for k in range(W.shape[1]):
            V = W.copy()
            V[j, k] -= h
            G[j, k] = (here - network_loss([V], A_prev, Y, [g])) / h
    return G
