# broken: da_dz
# Evaluates g' at the activation a and not at z.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = np.matmul(W, a_prev)
    a = ACTIVATIONS[g](z)
    chain = [dC_da(a, y)[j], da_dz(a, g)[j], dz_dw(a_prev)[k]]
    return np.prod(chain)
