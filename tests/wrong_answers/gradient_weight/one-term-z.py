# broken: forward
# z_j is taken as the single term w_jk a_k, not the sum over all k.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = np.array([W[j, k] * a_prev[k]])
    a = ACTIVATIONS[g](z)
    return float(dC_da(a, y[j:j+1])[0] * da_dz(z, g)[0] * dz_dw(a_prev)[k])
