# broken: dC_da
# as fair: product, da_dz, dz_dw
# Multiplies the slope of the square by the loss itself.
import numpy as np
from chain_rule import ACTIVATIONS, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    C = loss(a, y)
    dC = C * 2 * (a - y)
    return np.outer(dC * da_dz(z, g), a_prev)
