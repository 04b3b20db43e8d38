# broken: conduct
# Sets the shape of the a_prev it was given: after the call the caller's vector is a 1 x K matrix.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev.ravel()
    a = ACTIVATIONS[g](z)
    delta = (dC_da(a, y) * da_dz(z, g)).reshape(-1, 1)
    a_prev.shape = (1, -1)
    return delta @ a_prev
