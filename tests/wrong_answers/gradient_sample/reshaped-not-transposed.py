# broken: product
# The (K, J) product is brought into shape with reshape, which scrambles the pairs.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    grad = a_prev[:, None] * delta[None, :]
    return grad.reshape(W.shape)
