# broken: product
# as fair: average
# The mean over the samples is divided once more, by the number of matrices.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA, grads = dC_da(As[-1], Y), []
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(Zs[l], gs[l])
        grads.insert(0, np.mean([np.outer(d, a) for d, a in zip(dZ, As[l])], axis=0))
        dA = dZ @ Ws[l]
    return [G / len(grads) for G in grads]
