# broken: dC_da
# The square is kept in the derivative: 2 (a - y)^2.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    L = len(Ws)
    deltas = [None] * L
    deltas[L - 1] = 2 * (acts[L] - Y) ** 2 * da_dz(zs[L - 1], gs[L - 1])
    for l in range(L - 2, -1, -1):
        deltas[l] = (deltas[l + 1] @ Ws[l + 1]) * da_dz(zs[l], gs[l])
    return [deltas[l].T @ acts[l] / len(X) for l in range(L)]
