# broken: average
# The loop starts with sample 1: sample 0 is left out of the sum.
import numpy as np

def gradient_batch(W, A_prev, Y, g):
    n = len(Y)
    grad = np.zeros(W.shape)
    for i in range(1, n):
        grad += gradient_sample(W, A_prev[i, :], Y[i, :], g)
    return grad / n
