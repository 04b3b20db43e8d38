# broken: dC_da
# Compares sample i with the target of sample i - 1.
import numpy as np

def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    grad = np.zeros(W.shape)
    for i in range(n):
        grad += gradient_sample(W, A_prev[i], Y[i - 1], g) / n
    return grad
