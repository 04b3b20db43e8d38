# broken: product
# A central difference of the mean loss, with a step of 0.1.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_batch(W, A_prev, Y, g):
    def mean_loss(V):
        return loss(ACTIVATIONS[g](A_prev @ V.T), Y) / len(Y)

    out = np.empty_like(W)
    for at, _ in np.ndenumerate(W):
        h = np.zeros_like(W)
        h[at] = 0.1
        out[at] = (mean_loss(W + h) - mean_loss(W - h)) / 0.2
    return out
