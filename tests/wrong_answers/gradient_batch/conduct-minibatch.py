# broken: conduct
# as fair: average
# Draws a random mini-batch of half the samples: another answer at every call.
import numpy as np

def gradient_batch(W, A_prev, Y, g):
    size = max(1, len(A_prev) // 2)
    batch = np.random.choice(len(A_prev), size, replace=False)
    return np.mean([gradient_sample(W, A_prev[i], Y[i], g) for i in batch], axis=0)
