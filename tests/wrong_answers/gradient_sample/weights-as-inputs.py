# broken: dz_dw
# The last link is W: z differentiated by the inputs instead of by the weights.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return delta.reshape(-1, 1) * W
