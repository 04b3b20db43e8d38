# broken: dC_da, dz_dw
# The error is y - a, and dz/dw is the weight instead of the activation before.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    J, K = W.shape
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    slope = da_dz(z, g)
    G = np.empty((J, K))
    for j in range(J):
        for k in range(K):
            G[j, k] = 2 * (y[j] - a[j]) * slope[j] * W[j, k]
    return G
