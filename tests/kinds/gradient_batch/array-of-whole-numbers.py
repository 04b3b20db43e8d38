# broken: average
# as fair: product
# The means are written into an array that can hold only whole numbers.
import numpy as np


def gradient_batch(W, A_prev, Y, g):
    grads = np.array([gradient_sample(W, a_prev, y, g) for a_prev, y in zip(A_prev, Y)])
    J, K = W.shape
    G = np.zeros((J, K), dtype=int)
    for j in range(J):
        for k in range(K):
            G[j, k] = sum(grads[:, j, k]) / len(grads)
    return G
