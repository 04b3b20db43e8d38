# broken: back
# as fair: dC_da
# The hidden layers get targets of their own: Y is sent back through the weights and compared with the hidden
# activation.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    grads = [None] * len(Ws)
    target = Y
    for l in range(len(Ws) - 1, -1, -1):
        error = 2 * (acts[l + 1] - target)
        delta = error * da_dz(zs[l], gs[l])
        grads[l] = delta.T @ acts[l] / len(X)
        target = target @ Ws[l]
    return grads
