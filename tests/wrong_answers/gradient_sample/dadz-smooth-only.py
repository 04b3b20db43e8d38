# broken: da_dz
# Multiplies by g' for sigmoid and tanh only; relu is treated like linear.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y)
    if g in ("sigmoid", "tanh"):
        delta = delta * da_dz(z, g)
    return np.outer(delta, a_prev)
