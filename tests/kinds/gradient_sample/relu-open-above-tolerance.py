# broken: da_dz
# Written out for each activation; a relu node with z below 1e-5 counts as closed.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    error = 2 * (a - y)
    if g == "relu":
        error[a < 1e-5] = 0
    else:
        error = error * da_dz(z, g)
    return np.outer(error, a_prev)
