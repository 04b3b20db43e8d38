# broken: forward
# The loop for z_j stops one short and misses the last input.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z_j = 0.0
    for i in range(len(a_prev) - 1):
        z_j += W[j, i] * a_prev[i]
    a_j = ACTIVATIONS[g](z_j)
    first = 2 * (a_j - y[j])
    second = da_dz(np.array([z_j]), g)[0]
    third = a_prev[k]
    return first * second * third
