# broken: dC_da
# The slope of the loss is clipped to the range -1 to 1.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    err = np.clip(dC_da(a, y), -1, 1)
    return np.outer(err * da_dz(z, g), dz_dw(a_prev))
