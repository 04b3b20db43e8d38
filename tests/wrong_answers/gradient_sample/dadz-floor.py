# broken: da_dz
# Lifts small slopes to 0.3 'against vanishing gradients'.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    slope = np.maximum(da_dz(z, g), 0.3)
    return np.outer(dC_da(a, y) * slope, dz_dw(a_prev))
