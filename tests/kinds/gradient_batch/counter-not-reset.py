# broken: conduct
# n is counted up in a global that nobody sets back to 0.
import numpy as np

n_seen = 0


def gradient_batch(W, A_prev, Y, g):
    global n_seen
    total = np.zeros(W.shape)
    for a_prev, y in zip(A_prev, Y):
        total += gradient_sample(W, a_prev, y, g)
        n_seen += 1
    return total / n_seen
