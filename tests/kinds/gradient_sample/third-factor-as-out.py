# broken: dz_dw
# as fair: product
# np.multiply has two factors; the inputs, as the third argument, are only written over.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    J, K = W.shape
    errors = np.repeat(dC_da(a, y)[:, None], K, axis=1)
    slopes = np.repeat(da_dz(z, g)[:, None], K, axis=1)
    inputs = np.tile(dz_dw(a_prev), (J, 1))
    return np.multiply(errors, slopes, inputs)
