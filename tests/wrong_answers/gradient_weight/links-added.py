# broken: product
# The three links are added instead of multiplied.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    links = [dC_da(a, y)[j], da_dz(z, g)[j], dz_dw(a_prev)[k]]
    return float(sum(links))
