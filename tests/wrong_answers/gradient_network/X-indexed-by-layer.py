# broken: dz_dw
# as fair: average
# An index slip: the first layer takes X[l], with the number of the layer, instead of X[i], so always row 0.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n, L = len(X), len(Ws)
    dWs = [np.zeros(np.shape(W)) for W in Ws]
    for i in range(n):
        zs, acts = forward(Ws, X[i], gs)
        up = dC_da(acts[L], Y[i])
        for l in range(L - 1, -1, -1):
            if l == 0:
                a_prev = X[l]
            else:
                a_prev = acts[l]
            dWs[l] += np.outer(up * da_dz(zs[l], gs[l]), a_prev)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    for l in range(L):
        dWs[l] /= n
    return dWs
