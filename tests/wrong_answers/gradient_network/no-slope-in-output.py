# broken: da_dz
# The delta of the output layer is only the error: g' of the output is missing, the hidden layers have theirs.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    m = X.shape[0]
    zs, acts = forward(Ws, X, gs)
    delta = 2 * (acts[-1] - Y)
    grads = [delta.T @ acts[-2] / m]
    for l in range(2, len(Ws) + 1):
        delta = (delta @ Ws[-l + 1]) * da_dz(zs[-l], gs[-l])
        grads.insert(0, delta.T @ acts[-l - 1] / m)
    return grads
