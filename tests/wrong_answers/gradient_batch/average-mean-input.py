# broken: average
# Averages the inputs and targets first and takes the gradient of one average sample.
import numpy as np

def gradient_batch(W, A_prev, Y, g):
    a_mean = np.mean(A_prev, axis=0)
    y_mean = np.mean(Y, axis=0)
    return gradient_sample(W, a_mean, y_mean, g)
