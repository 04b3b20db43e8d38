# broken: forward
# as fair: dC_da
# Applies the activation twice on the way to a.
import numpy as np
from chain_rule import ACTIVATIONS, forward

def gradient_sample(W, a_prev, y, g):
    zs, activations = forward([W], a_prev, [g])
    z = zs[0]
    a = ACTIVATIONS[g](activations[1])
    return np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(a_prev))
