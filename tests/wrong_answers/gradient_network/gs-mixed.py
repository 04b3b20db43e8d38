# broken: forward, da_dz
# The forward pass uses the first activation everywhere, the slopes use the last one everywhere.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_network(Ws, X, Y, gs):
    a = [X]
    z = []
    for l in range(len(Ws)):
        z.append(a[l] @ Ws[l].T)
        a.append(ACTIVATIONS[gs[0]](z[l]))
    up = 2 * (a[-1] - Y)
    grads = [None] * len(Ws)
    for l in reversed(range(len(Ws))):
        d = up * da_dz(z[l], gs[-1])
        grads[l] = d.T @ a[l] / len(X)
        up = d @ Ws[l]
    return grads
