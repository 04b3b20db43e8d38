# broken: product
# A penalty 0.7 W is added to the sum before all is divided by n.
import numpy as np


def gradient_batch(W, A_prev, Y, g):
    total = np.zeros_like(W)
    for i in range(len(A_prev)):
        total = total + gradient_sample(W, A_prev[i], Y[i], g)
    total = total + 0.7 * W
    return total / len(A_prev)
