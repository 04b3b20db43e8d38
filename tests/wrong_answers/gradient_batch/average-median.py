# broken: average
# Takes the median over the samples and not the mean.
import numpy as np

def gradient_batch(W, A_prev, Y, g):
    grads = np.array([gradient_sample(W, A_prev[i], Y[i], g) for i in range(len(A_prev))])
    return np.median(grads, axis=0)
