# broken: product
# Turned the (K, J) product into (J, K) with reshape and not with a transpose: the entries land at wrong weights.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    grad = a_prev[:, np.newaxis] * delta
    return grad.reshape(W.shape)
