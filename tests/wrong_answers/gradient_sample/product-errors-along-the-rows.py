# broken: product
# The errors are multiplied in along the rows of the outer product of the other two links.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return dC_da(a, y) * np.outer(da_dz(z, g), dz_dw(a_prev))
