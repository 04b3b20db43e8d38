# broken: da_dz
# Evaluates g' at the target y and not at z.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(y, g)
    return np.outer(delta, a_prev)
