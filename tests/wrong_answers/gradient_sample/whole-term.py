# broken: dz_dw
# as fair: product
# The last link keeps the whole term w_jk a_k; the weight was not differentiated away.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    terms = W * a_prev
    z = terms.sum(axis=1)
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return delta[:, None] * terms
