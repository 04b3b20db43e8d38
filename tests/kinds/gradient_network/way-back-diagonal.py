# broken: back
# The matrix of the way back is diag(slope) W, and its rows are not added.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    grads = [0] * L
    for i in range(len(X)):
        zs, acts = forward(Ws, X[i], gs)
        first = dC_da(acts[-1], Y[i])
        for l in range(L - 1, -1, -1):
            slope = da_dz(zs[l], gs[l])
            grads[l] = grads[l] + np.outer(first * slope, acts[l]) / len(X)
            first = np.diag(first * slope) @ Ws[l]
    return grads
