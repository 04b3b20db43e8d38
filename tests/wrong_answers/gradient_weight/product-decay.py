# broken: product
# Adds a weight-decay term 0.02 w_jk that the loss does not contain.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    lam = 0.01
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return delta[j] * a_prev[k] + 2 * lam * W[j, k]
