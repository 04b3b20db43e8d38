# broken: product
# as fair: da_dz
# delta already contains g', and the hidden gradients multiply it in a second time.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    zs, acts = forward(Ws, X, gs)
    slopes = [da_dz(z, g) for z, g in zip(zs, gs)]
    deltas = [dC_da(acts[-1], Y) * slopes[-1]]
    for l in range(L - 2, -1, -1):
        deltas.insert(0, deltas[0] @ Ws[l + 1] * slopes[l])
    grads = []
    for l in range(L):
        if l == L - 1:
            D = deltas[l]
        else:
            D = deltas[l] * slopes[l]
        grads.append(D.T @ acts[l] / len(X))
    return grads
