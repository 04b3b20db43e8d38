# broken: da_dz
# Takes the slope g' of node 0 for every node.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    slope = da_dz(z, g)
    return dC_da(a, y)[j] * slope[0] * a_prev[k]
