# broken: dz_dw
# as fair: product
# An index slip: the delta of sample i is multiplied with the input of sample i - 1.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    n = A_prev.shape[0]
    J, K = W.shape
    grad = np.zeros((J, K))
    for i in range(n):
        z = W @ A_prev[i]
        a = ACTIVATIONS[g](z)
        delta = dC_da(a, Y[i]) * da_dz(z, g)
        for j in range(J):
            grad[j] += delta[j] * A_prev[i - 1]
    return grad / n
