# broken: product
# as fair: conduct, average
# A central difference of the mean loss with h = 0.01 instead of the chain.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    def C(V):
        return np.sum((ACTIVATIONS[g](A_prev @ V.T) - Y) ** 2) / len(Y)

    G = np.zeros_like(W)
    for place in np.ndindex(*W.shape):
        h = np.zeros_like(W)
        h[place] = 1e-2
        G[place] = (C(W + h) - C(W - h)) / 2e-2
    return G
