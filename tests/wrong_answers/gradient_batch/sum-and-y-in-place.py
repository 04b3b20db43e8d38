# broken: average, conduct
# The samples are summed, and Y is changed in place.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    grad = np.zeros(W.shape)
    for i in range(len(A_prev)):
        z = W @ A_prev[i]
        target = Y[i]
        target -= ACTIVATIONS[g](z)
        grad += np.outer(-2 * target * da_dz(z, g), A_prev[i])
    return grad
