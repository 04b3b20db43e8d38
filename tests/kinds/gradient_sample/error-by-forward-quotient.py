# broken: dC_da
# The first link is measured, with h = 0.1 in one output at a time.
import numpy as np
from chain_rule import ACTIVATIONS, loss


def gradient_sample(W, a_prev, y, g):
    h = 0.1
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    first = np.array([(loss(a + h * e, y) - loss(a, y)) / h for e in np.eye(len(a))])
    return np.outer(first * da_dz(z, g), a_prev)
