# broken: product
# as fair: average
# The error of a sample multiplies the table of its slopes and inputs along the wrong axis.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    total = np.zeros(W.shape)
    for a_prev, y in zip(A_prev, Y):
        z = W @ a_prev
        a = ACTIVATIONS[g](z)
        total = total + dC_da(a, y) * np.outer(da_dz(z, g), dz_dw(a_prev))
    return total / len(A_prev)
