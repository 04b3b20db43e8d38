# broken: da_dz
# Evaluates g' at w_jk a_k, one term of z, and not at the whole z of the node.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    a = ACTIVATIONS[g](W @ a_prev)
    z_jk = W[j, k] * a_prev[k]
    return float(dC_da(a, y)[j] * da_dz(np.array([z_jk]), g)[0] * a_prev[k])
