# broken: forward
# as fair: average
# One forward pass with the mean input stands for the z and a of every sample.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    n = len(Y)
    z = W @ A_prev.mean(axis=0)
    a = ACTIVATIONS[g](z)
    out = np.zeros_like(W, dtype=float)
    for x, y in zip(A_prev, Y):
        out += np.outer(2 * (a - y) * da_dz(z, g), x)
    return out / n
