# broken: product
# Error and input make the table; the slope is laid along its rows.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = np.dot(W, a_prev)
    a = ACTIVATIONS[g](z)
    table = np.outer(dC_da(a, y), dz_dw(a_prev))
    return table * da_dz(z, g)
