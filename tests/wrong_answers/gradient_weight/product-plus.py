# broken: product
# Adds the first link to the other two where it must be multiplied.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return dC_da(a, y)[j] + da_dz(z, g)[j] * dz_dw(a_prev)[k]
