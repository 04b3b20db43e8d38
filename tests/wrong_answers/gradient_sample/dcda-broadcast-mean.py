# broken: dC_da
# (J,1) minus (J,) gave a matrix, which was averaged over the targets: every node is compared with the mean of y.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = (W @ a_prev.reshape(-1, 1))
    a = ACTIVATIONS[g](z)
    error = np.mean(2 * (a - y), axis=1)
    return np.outer(error * da_dz(z.ravel(), g), a_prev)
