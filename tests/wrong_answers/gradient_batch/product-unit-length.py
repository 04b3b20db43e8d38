# broken: product
# as fair: average
# Scales the gradient of each sample to length 1 before the mean.
import numpy as np

def gradient_batch(W, A_prev, Y, g):
    out = np.zeros(W.shape)
    for a_prev, y in zip(A_prev, Y):
        grad = gradient_sample(W, a_prev, y, g)
        grad = grad / (np.linalg.norm(grad) + 1e-12)
        out += grad
    return out / len(Y)
