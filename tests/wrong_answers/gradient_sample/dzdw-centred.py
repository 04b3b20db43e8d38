# broken: dz_dw
# Uses the activations minus their mean for dz/dw.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    inputs = a_prev - a_prev.mean()
    return np.einsum("j,k->jk", dC_da(a, y) * da_dz(z, g), inputs)
