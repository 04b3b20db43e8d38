# broken: average
# In the linear branch the return stands inside the loop.
import numpy as np


def gradient_batch(W, A_prev, Y, g):
    total = np.zeros(W.shape)
    for a_prev, y in zip(A_prev, Y):
        if g == "linear":
            return np.outer(dC_da(W @ a_prev, y), a_prev)
        total += gradient_sample(W, a_prev, y, g)
    return total / len(A_prev)
