# broken: dz_dw
# as fair: product
# Reads the layer number (l-1) in a_k^(l-1) as an index: a_prev[k - 1].
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    first = dC_da(a, y)
    second = da_dz(z, g)
    grad = np.empty(W.shape)
    for j in range(W.shape[0]):
        for k in range(W.shape[1]):
            grad[j, k] = first[j] * second[j] * a_prev[k - 1]
    return grad
