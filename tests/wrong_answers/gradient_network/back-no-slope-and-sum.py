# broken: back, average
# The step back leaves out the slope, and the samples are summed.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    dA = dC_da(acts[-1], Y)
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        dZ = dA * da_dz(zs[l], gs[l])
        grads.insert(0, dZ.T @ acts[l])
        dA = dA @ Ws[l]
    return grads
