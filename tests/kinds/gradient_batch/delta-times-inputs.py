# broken: product
# Errors and inputs are multiplied element by element before the mean over the samples.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = np.einsum("ik,jk->ij", A_prev, W)
    links = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g) * A_prev
    return links.mean(axis=0) * np.ones(W.shape)
