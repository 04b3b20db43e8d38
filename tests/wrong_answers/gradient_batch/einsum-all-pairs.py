# broken: product
# as fair: average
# Two different letters for the sample axis in einsum: every delta meets the input of every sample.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = np.einsum("ik,jk->ij", A_prev, W)
    D = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    return np.einsum("nj,mk->jk", D, A_prev) / len(D)
