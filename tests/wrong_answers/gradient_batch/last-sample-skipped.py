# broken: average
# The loop stops at n - 1, so the last sample never counts, but the sum is divided by n.
import numpy as np


def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    total = np.zeros(W.shape)
    i = 0
    while i < n - 1:
        total = total + gradient_sample(W, A_prev[i], Y[i], g)
        i += 1
    return total / n
