# broken: dz_dw
# as fair: product
# The sum over k is kept in dz/dw: every weight gets the sum of all inputs.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    n, K = A_prev.shape
    grad = np.zeros(W.shape)
    for i in range(n):
        z = W @ A_prev[i]
        delta = dC_da(ACTIVATIONS[g](z), Y[i]) * da_dz(z, g)
        dz = np.full(K, A_prev[i].sum())
        grad += delta[:, np.newaxis] @ dz[np.newaxis, :]
    return grad / n
