# broken: average
# The return is indented into the loop: only the first sample is summed, then divided by n.
import numpy as np


def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    grad = np.zeros(W.shape)
    for i in range(n):
        grad += gradient_sample(W, A_prev[i], Y[i], g)
        return grad / n
