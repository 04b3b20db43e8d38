# broken: dC_da
# as fair: da_dz, dz_dw, product
# Takes the error as y - a, so the sign of the slope is reversed.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = sum(W[j, i] * a_prev[i] for i in range(W.shape[1]))
    a = ACTIVATIONS[g](z)
    g_prime = da_dz(np.array([z]), g).item()
    return 2 * (y[j] - a) * g_prime * a_prev[k]
