# broken: product
# as fair: dz_dw
# A fourth factor, the weight itself, is multiplied onto the three links.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    out = dC_da(a, y)[j]
    out *= da_dz(z, g)[j]
    out *= W[j, k]
    out *= dz_dw(a_prev)[k]
    return out
