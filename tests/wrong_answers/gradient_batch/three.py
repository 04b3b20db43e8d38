# broken: dC_da, da_dz, average
# The square is kept in the error, the slope is squared, and n divides twice.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    Z = A_prev @ W.T
    first = 2 * (ACTIVATIONS[g](Z) - Y) ** 2
    second = da_dz(Z, g) ** 2
    products = [np.outer(f * s, a) for f, s, a in zip(first, second, A_prev)]
    return np.mean(products, axis=0) / n
