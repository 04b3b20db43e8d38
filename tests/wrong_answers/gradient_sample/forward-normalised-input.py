# broken: forward
# The forward pass uses the input scaled to length 1, so z and a are those of another input.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    x = a_prev / np.linalg.norm(a_prev)
    z = W @ x
    a = ACTIVATIONS[g](z)
    return np.outer(dC_da(a, y) * da_dz(z, g), a_prev)
