# broken: back
# as fair: dC_da
# The factor 2 is multiplied in again at each layer on the way back.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    error = acts[-1] - Y
    out = []
    for l in range(len(Ws) - 1, -1, -1):
        delta = 2 * error * da_dz(zs[l], gs[l])
        out = [delta.T @ acts[l] / len(X)] + out
        error = delta @ Ws[l]
    return out
