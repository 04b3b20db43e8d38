# broken: average
# Averages pairwise in the loop, (old + new) / 2: late samples weigh far more than early ones.
import numpy as np

def gradient_batch(W, A_prev, Y, g):
    avg = gradient_sample(W, A_prev[0], Y[0], g)
    for i in range(1, len(A_prev)):
        avg = (avg + gradient_sample(W, A_prev[i], Y[i], g)) / 2
    return avg
