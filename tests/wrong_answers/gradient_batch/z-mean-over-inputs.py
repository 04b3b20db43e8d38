# broken: forward
# z is the mean over the incoming terms instead of their sum (divided by K).
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    n = A_prev.shape[0]
    total = np.zeros(W.shape)
    for i in range(n):
        z = (W * A_prev[i]).mean(axis=1)
        a = ACTIVATIONS[g](z)
        total += np.outer(dC_da(a, Y[i]) * da_dz(z, g), dz_dw(A_prev[i]))
    return total / n
