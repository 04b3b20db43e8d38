# broken: dz_dw
# dz/dw of a deeper layer is taken to be g'(z) of the layer before instead of its activation.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    L = len(Ws)
    inputs = [X] + [da_dz(zs[l], gs[l]) for l in range(L - 1)]
    grads = [0] * L
    dA = dC_da(acts[L], Y)
    for l in range(L - 1, -1, -1):
        dZ = dA * da_dz(zs[l], gs[l])
        grads[l] = sum(np.outer(d, a) for d, a in zip(dZ, inputs[l])) / len(X)
        dA = np.array([Ws[l].T @ d for d in dZ])
    return grads
