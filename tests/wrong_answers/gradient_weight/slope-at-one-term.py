# broken: da_dz
# The slope g' is taken at the single term w_jk a_k, although the output was computed from the whole z_j.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    a = forward([W], a_prev, [g])[1][-1]
    term = W[j, k] * a_prev[k]
    return dC_da(a, y)[j] * da_dz(np.array([term]), g)[0] * dz_dw(a_prev)[k]
