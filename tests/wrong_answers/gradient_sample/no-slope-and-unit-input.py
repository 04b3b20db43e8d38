# broken: da_dz, dz_dw
# The slope is missing, and the inputs are scaled to length 1 in the last factor.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    first = dC_da(ACTIVATIONS[g](z), y)
    second = 1.0
    third = a_prev / np.linalg.norm(a_prev)
    return (first * second)[:, None] * third[None, :]
