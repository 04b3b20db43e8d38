# broken: product
# Adds weight decay, a term of a different loss.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g, lam=0.01):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    grad = np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(a_prev))
    return grad + 2 * lam * W
