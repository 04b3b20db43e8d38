# broken: product
# Returns the weight after a descent step instead of the slope.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    learning_rate = 0.1
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    grad = dC_da(a, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k]
    return W[j, k] - learning_rate * grad
