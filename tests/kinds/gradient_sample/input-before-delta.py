# broken: product
# as fair: shape
# The orientation is the wrong one: a row for each input, a column for each node.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return np.array([x * delta for x in dz_dw(a_prev)])
