# broken: dz_dw
# Divides z_j by w_jk, as if z had one term only.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    dz = z[j] / W[j, k]   # z = w * a  so  dz/dw = z / w
    return dC_da(a, y)[j] * da_dz(z, g)[j] * dz
