# broken: conduct
# `grad = W` is no copy: the slopes are written over the caller's weights.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    grad = W
    for j in range(W.shape[0]):
        grad[j, :] = delta[j] * a_prev
    return grad
