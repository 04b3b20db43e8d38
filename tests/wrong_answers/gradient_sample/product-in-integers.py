# broken: product
# The products are put into an array of integers, which cuts them.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    delta = 2 * (ACTIVATIONS[g](z) - y) * da_dz(z, g)
    out = np.zeros((len(y), len(a_prev)), dtype=int)
    for j in range(len(y)):
        for k in range(len(a_prev)):
            out[j, k] = delta[j] * a_prev[k]
    return out
