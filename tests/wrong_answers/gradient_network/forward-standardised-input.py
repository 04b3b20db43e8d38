# broken: forward
# Standardises X over the batch before the forward pass; the network never sees the given input.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)
    zs, As = forward(Ws, X, gs)
    n, L = len(X), len(Ws)
    grads = [0] * L
    dC = dC_da(As[L], Y)
    for l in range(L - 1, -1, -1):
        d = dC * da_dz(zs[l], gs[l])
        grads[l] = d.T @ As[l] / n
        dC = d @ Ws[l]
    return grads
