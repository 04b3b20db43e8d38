# broken: conduct
# A global accumulator keeps the gradients of earlier calls.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

accumulated = {}

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    grad = np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(a_prev))
    accumulated[W.shape] = accumulated.get(W.shape, 0) + grad
    return accumulated[W.shape]
