# broken: forward, product
# z is a mean over the inputs, and the outer product is taken in the wrong order and reshaped.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev / len(a_prev)
    delta = dC_da(ACTIVATIONS[g](z), y) * da_dz(z, g)
    return np.outer(a_prev, delta).reshape(W.shape)
