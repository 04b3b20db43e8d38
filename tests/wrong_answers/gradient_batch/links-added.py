# broken: product
# The first two links are added instead of multiplied.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    per_sample = []
    for x, y in zip(A_prev, Y):
        z = W @ x
        a = ACTIVATIONS[g](z)
        per_sample.append(np.outer(dC_da(a, y) + da_dz(z, g), dz_dw(x)))
    return np.array(per_sample).mean(axis=0)
