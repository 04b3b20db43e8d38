# broken: product
# Pairs node i with input i only: all weights off the diagonal get 0.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    inputs = dz_dw(a_prev)
    grad = np.zeros(W.shape)
    for i, (d, x) in enumerate(zip(delta, inputs)):
        grad[i, i] = d * x
    return grad
