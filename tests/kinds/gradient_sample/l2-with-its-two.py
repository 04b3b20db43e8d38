# broken: product
# Adds the slope of a penalty 0.03 |W|^2, which the loss does not have.
import numpy as np
from chain_rule import ACTIVATIONS

LAMBDA = 0.03


def gradient_sample(W, a_prev, y, g):
    z = np.einsum("jk,k->j", W, a_prev)
    chain = np.einsum("j,j,k->jk", dC_da(ACTIVATIONS[g](z), y), da_dz(z, g), a_prev)
    return chain + 2 * LAMBDA * W
