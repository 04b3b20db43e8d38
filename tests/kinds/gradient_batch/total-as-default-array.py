# broken: conduct
# The sums stand in a dictionary made once, as a default argument.
import numpy as np


def gradient_batch(W, A_prev, Y, g, totals={}):
    total = totals.setdefault(W.shape, np.zeros(W.shape))
    for a_prev, y in zip(A_prev, Y):
        total += gradient_sample(W, a_prev, y, g)
    return total / len(A_prev)
