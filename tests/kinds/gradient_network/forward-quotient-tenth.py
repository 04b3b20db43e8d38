# broken: product
# as fair: conduct, average, back
# Every weight is raised by 0.1 and the loss of the network is looked at.
import numpy as np
from chain_rule import network_loss


def gradient_network(Ws, X, Y, gs):
    h = 0.1
    start = network_loss(Ws, X, Y, gs)
    grads = []
    for l, W in enumerate(Ws):
        G = np.zeros(W.shape)
        for index in np.ndindex(W.shape):
            V = W.copy()
            V[index] += h
            G[index] = (network_loss(Ws[:l] + [V] + Ws[l + 1 :], X, Y, gs) - start) / h
        grads.append(G)
    return grads
