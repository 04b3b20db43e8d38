# broken: product
# as fair: average
# The mean is rounded to one decimal.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    D = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    return np.round(np.einsum("nj,nk->jk", D, A_prev) / len(Y), 1)
