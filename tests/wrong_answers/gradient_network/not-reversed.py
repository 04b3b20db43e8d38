# broken: product
# as fair: shape
# The list is filled from the output backwards and not turned round: the gradients stand at the wrong matrices.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    gradients = []
    dA = 2 * (acts[-1] - Y)
    for l in range(len(Ws) - 1, -1, -1):
        dZ = dA * da_dz(zs[l], gs[l])
        gradients.append(dZ.T @ acts[l] / len(X))
        dA = dZ @ Ws[l]
    return gradients
