# broken: product
# as fair: average
# Each row of the mean is brought to length 1.
import numpy as np


def gradient_batch(W, A_prev, Y, g):
    G = np.mean([gradient_sample(W, a, y, g) for a, y in zip(A_prev, Y)], axis=0)
    return G / (np.linalg.norm(G, axis=1, keepdims=True) + 1e-8)
