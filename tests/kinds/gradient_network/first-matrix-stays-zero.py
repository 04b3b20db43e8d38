# broken: product
# as fair: back
# The loop ends one layer too early, and the zeros of the first matrix are returned.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    grads = [np.zeros_like(W) for W in Ws]
    for i in range(len(X)):
        zs, acts = forward(Ws, X[i], gs)
        up = dC_da(acts[L], Y[i])
        l = L - 1
        while l > 0 or L == 1:
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), acts[l]) / len(X)
            if l == 0:
                break
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
            l -= 1
    return grads
