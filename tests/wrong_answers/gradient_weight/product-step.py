# broken: product
# as fair: dC_da, da_dz, dz_dw
# Returns the step of gradient descent, minus rate times gradient, not the gradient.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    lr = 0.1
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    grad = dC_da(a, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k]
    return -lr * grad
