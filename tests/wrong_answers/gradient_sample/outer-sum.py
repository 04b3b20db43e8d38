# broken: product
# Delta and the inputs are added in all pairs instead of multiplied.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return delta[:, None] + dz_dw(a_prev)[None, :]
