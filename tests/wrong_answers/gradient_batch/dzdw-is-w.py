# broken: dz_dw
# dz/dw is taken to be the weight itself instead of the activation it is multiplied with.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    J, K = W.shape
    G = np.zeros((J, K))
    for i in range(n):
        z = W @ A_prev[i]
        a = ACTIVATIONS[g](z)
        d = dC_da(a, Y[i]) * da_dz(z, g)
        for j in range(J):
            for k in range(K):
                G[j, k] += d[j] * W[j, k]
    return G / n
