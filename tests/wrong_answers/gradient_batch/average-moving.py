# broken: average
# as fair: product
# An exponential moving average (momentum 0.9) over the samples replaces the mean.
import numpy as np

def gradient_batch(W, A_prev, Y, g):
    beta = 0.9
    v = np.zeros(W.shape)
    for a_prev, y in zip(A_prev, Y):
        v = beta * v + (1 - beta) * gradient_sample(W, a_prev, y, g)
    return v
