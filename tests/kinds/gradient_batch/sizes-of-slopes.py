# broken: product
# as fair: average
# Takes the size of each mean slope.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev.dot(W.T)
    delta = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    G = np.tensordot(delta, A_prev, axes=(0, 0)) / A_prev.shape[0]
    return np.abs(G)
