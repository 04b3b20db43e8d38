# broken: product
# as fair: average
# Each sample's gradient is cut at 0.3 before the mean is taken.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    D = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    each = np.einsum("ij,ik->ijk", D, A_prev)
    each = np.minimum(np.maximum(each, -0.3), 0.3)
    return each.mean(axis=0)
