# broken: dz_dw
# Uses the column sums of W for dz/dw: the right shape, the wrong variable.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    dz = W.sum(axis=0)
    return np.outer(dC_da(a, y) * da_dz(z, g), dz)
