# broken: dC_da
# Sums the errors of all output nodes where only that of node j belongs.
import numpy as np
from chain_rule import forward

def gradient_weight(W, a_prev, y, j, k, g):
    zs, acts = forward([W], a_prev, [g])
    dC = np.sum(dC_da(acts[-1], y))
    return dC * da_dz(zs[0], g)[j] * dz_dw(a_prev)[k]
