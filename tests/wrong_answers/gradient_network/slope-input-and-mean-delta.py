# broken: dz_dw, back
# g' of the layer before stands for its activation, and the mean delta of the batch goes back for all samples.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    L = len(Ws)
    grads = [None] * L
    up = 2 * (acts[L] - Y)
    for l in range(L - 1, -1, -1):
        delta = up * da_dz(zs[l], gs[l])
        a_prev = X if l == 0 else da_dz(zs[l - 1], gs[l - 1])
        grads[l] = delta.T @ a_prev / len(X)
        up = delta.mean(axis=0, keepdims=True) @ Ws[l]
    return grads
