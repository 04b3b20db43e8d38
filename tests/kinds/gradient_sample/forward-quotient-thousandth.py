# broken: product
# as fair: conduct
# A forward difference of the loss for each weight, with h = 0.001.
import numpy as np
from chain_rule import ACTIVATIONS, loss


def gradient_sample(W, a_prev, y, g):
    h = 1e-3
    C = lambda V: loss(ACTIVATIONS[g](V @ a_prev), y)
    G = np.zeros(W.shape)
    for index in np.ndindex(W.shape):
        V = W.copy()
        V[index] += h
        G[index] = (C(V) - C(W)) / h
    return G
