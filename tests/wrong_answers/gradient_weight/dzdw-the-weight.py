# broken: dz_dw
# Uses the weight w_jk for dz/dw; that is dz/da of the layer before.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = W.dot(a_prev)
    a = ACTIVATIONS[g](z)
    dz = W[j][k]
    return dC_da(a, y)[j] * da_dz(z, g)[j] * dz
