# broken: da_dz
# Always a(1 - a) for the second link, whatever g is.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z_j = np.dot(W[j, :], a_prev)
    a_j = ACTIVATIONS[g](z_j)
    return 2 * (a_j - y[j]) * (a_j * (1 - a_j)) * a_prev[k]
