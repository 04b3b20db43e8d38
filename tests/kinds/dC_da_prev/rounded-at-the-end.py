# broken: back
# Rounds each sum of paths to two decimals.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    out = []
    for column in W.T:
        out.append(round(float(sum(column * upstream * da_dz(z, g))), 2))
    return np.array(out)
