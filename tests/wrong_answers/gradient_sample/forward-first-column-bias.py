# broken: forward
# Treats the first column of W as biases: a_prev[0] does not enter z.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    # theta_0 is the bias unit
    z = W[:, 1:] @ a_prev[1:] + W[:, 0]
    a = ACTIVATIONS[g](z)
    d = 2 * (a - y) * da_dz(z, g)
    return np.outer(d, a_prev)
