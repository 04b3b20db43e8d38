# broken: product
# Each error meets each slope, and the rows are summed before the input comes in.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    pairs = np.outer(dC_da(a, y), da_dz(z, g))
    return np.outer(pairs.sum(axis=1), dz_dw(a_prev))
