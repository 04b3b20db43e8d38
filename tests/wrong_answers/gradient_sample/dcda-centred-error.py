# broken: dC_da
# Subtracts the mean error of the layer from every error.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    err = ACTIVATIONS[g](z) - y
    err = err - np.mean(err)
    return np.outer(2 * err * da_dz(z, g), dz_dw(a_prev))
