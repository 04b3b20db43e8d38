# broken: dC_da
# Replaces the target by 1 for the largest y and 0 for the others.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    target = 1.0 if j == np.argmax(y) else 0.0
    return 2 * (a[j] - target) * da_dz(z, g)[j] * a_prev[k]
