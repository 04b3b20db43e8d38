# broken: product
# as fair: average
# gradient_sample is called without the activation's name.
import numpy as np


def gradient_batch(W, A_prev, Y, g):
    total = np.zeros(W.shape)
    for a_prev, y in zip(A_prev, Y):
        total += gradient_sample(W, a_prev, y)
    return total / len(A_prev)
