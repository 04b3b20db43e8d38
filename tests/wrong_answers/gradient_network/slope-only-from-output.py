# broken: back
# as fair: da_dz
# The slope is used on the way back only when leaving the output layer; between hidden layers it is missing (three
# matrices or more).
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n = len(X)
    L = len(Ws)
    zs, acts = forward(Ws, X, gs)
    dA = {L: 2 * (acts[L] - Y)}
    if L > 1:
        dA[L - 1] = (dA[L] * da_dz(zs[L - 1], gs[L - 1])) @ Ws[L - 1]
    for l in range(L - 2, 0, -1):
        dA[l] = dA[l + 1] @ Ws[l]
    return [(dA[l + 1] * da_dz(zs[l], gs[l])).T @ acts[l] / n for l in range(L)]
