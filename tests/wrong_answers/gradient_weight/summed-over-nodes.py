# broken: product
# Sums dC/da * da/dz over all output nodes, although w_jk reaches the loss through node j only.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return float((dC_da(a, y) @ da_dz(z, g)) * dz_dw(a_prev)[k])
