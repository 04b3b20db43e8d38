# broken: dz_dw
# The last link is a_j, the node the weight goes to, not the node that it comes from.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return float(delta[j] * a[j])
