# broken: dC_da
# as fair: da_dz, dz_dw, product
# Divides the error by the number of output nodes (mean squared error), the loss here is a plain sum.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    dloss = 2 * (a - y) / y.size
    return dloss[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k]
