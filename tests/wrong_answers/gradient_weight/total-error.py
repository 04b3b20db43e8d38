# broken: dC_da
# Uses the error summed over all output nodes instead of that of node j.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    zs, acts = forward([W], a_prev, [g])
    error = 2 * np.sum(acts[-1] - y)
    return float(error * da_dz(zs[0], g)[j] * dz_dw(a_prev)[k])
