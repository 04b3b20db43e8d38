# broken: product
# Makes a descent step with the rate 0.013 and returns the new matrix.
import numpy as np


def gradient_batch(W, A_prev, Y, g):
    mean = np.mean([gradient_sample(W, x, y, g) for x, y in zip(A_prev, Y)], axis=0)
    W_new = W - 0.013 * mean
    return W_new
