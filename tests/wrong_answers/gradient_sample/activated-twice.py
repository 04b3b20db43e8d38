# broken: forward
# as fair: dC_da
# The output is activated twice: forward already returns a, and g is applied again.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    zs, acts = forward([W], a_prev, [g])
    z = zs[-1]
    a = ACTIVATIONS[g](acts[-1])
    return np.outer(dC_da(a, y) * da_dz(z, g), a_prev)
