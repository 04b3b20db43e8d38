# broken: back
# as fair: product
# W is reshaped to (K, J) instead of transposed, which mixes up the weights.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    J, K = W.shape
    Wt = W.reshape(K, J)
    return Wt @ (upstream * da_dz(z, g))
