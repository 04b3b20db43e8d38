# broken: product
# as fair: average
# np.maximum(G, 0) at the end: a relu for the gradient.
import numpy as np


def gradient_batch(W, A_prev, Y, g):
    total = 0
    for a_prev, y in zip(A_prev, Y):
        total = total + gradient_sample(W, a_prev, y, g)
    return np.maximum(total / len(Y), 0)
