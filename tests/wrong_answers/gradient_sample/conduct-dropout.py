# broken: conduct
# as fair: product
# Dropout is left in: random entries of the gradient are 0 and every call gives another answer.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    grad = np.outer(dC_da(a, y) * da_dz(z, g), a_prev)
    keep = np.random.rand(*W.shape) < 0.8
    return grad * keep / 0.8
