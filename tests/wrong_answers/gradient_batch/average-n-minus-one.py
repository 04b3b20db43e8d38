# broken: average
# as fair: dC_da, da_dz, dz_dw, product
# Divides by n - 1, as for a sample variance.
import numpy as np

def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    total = np.zeros(W.shape)
    for x, y in zip(A_prev, Y):
        total += gradient_sample(W, x, y, g)
    return total / max(n - 1, 1)
