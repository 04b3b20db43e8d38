# broken: forward
# z of the node is calculated from the one weight w_jk only; the other inputs of the node are forgotten.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = W[j, k] * a_prev[k]
    a = ACTIVATIONS[g](z)
    first = 2 * (a - y[j])
    second = da_dz(np.array([z]), g)[0]
    third = a_prev[k]
    return first * second * third
