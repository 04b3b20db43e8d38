# broken: product
# as fair: dz_dw
# Calls gradient_weight with k - 1: every slope is stored one column too far right.
import numpy as np

def gradient_sample(W, a_prev, y, g):
    J, K = W.shape
    grad = np.empty((J, K))
    for j in range(J):
        for k in range(K):
            grad[j, k] = gradient_weight(W, a_prev, y, j, k - 1, g)
    return grad
