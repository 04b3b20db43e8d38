# broken: product
# as fair: shape
# The product is made the other way round, with the inputs first.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = np.einsum("ik,jk->ij", A_prev, W)
    delta = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    return np.einsum("ij,ik->kj", delta, A_prev) / len(Y)
