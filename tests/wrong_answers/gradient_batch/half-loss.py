# broken: dC_da
# as fair: average
# The factor 2 is gone, as with the loss 1/2 (a - y)^2 of another book.
import numpy as np
from chain_rule import ACTIVATIONS, forward


def gradient_batch(W, A_prev, Y, g):
    zs, acts = forward([W], A_prev, [g])
    z, a = zs[0], acts[1]
    # loss = 1/2 (a - y)^2  ->  a - y
    delta = (a - y_(Y)) * da_dz(z, g)
    return np.tensordot(delta, A_prev, axes=(0, 0)) / len(Y)


def y_(Y):
    return np.asarray(Y, dtype=float)
