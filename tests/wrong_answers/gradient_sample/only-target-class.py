# broken: dC_da
# as fair: product
# Only the node with the largest target gets an error; the other terms of the loss are dropped.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    target = np.argmax(y)
    dC = np.zeros(len(y))
    dC[target] = 2 * (a[target] - y[target])
    return np.outer(dC * da_dz(z, g), dz_dw(a_prev))
