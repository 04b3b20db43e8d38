# broken: back
# A central difference with a step of 0.2.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da_prev(W, z, upstream, g):
    out = np.zeros(W.shape[1])
    for k in range(len(out)):
        up = ACTIVATIONS[g](z + 0.2 * W[:, k])
        down = ACTIVATIONS[g](z - 0.2 * W[:, k])
        out[k] = np.sum(upstream * (up - down)) / 0.4
    return out
