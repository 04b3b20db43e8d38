# broken: product
# Clips the finished gradient to [-0.25, 0.25].
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    grad = np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(a_prev))
    return np.clip(grad, -0.25, 0.25)  # no exploding gradients
