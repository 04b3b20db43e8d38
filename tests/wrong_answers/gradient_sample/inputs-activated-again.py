# broken: forward
# Applies the activation to a_prev once more before multiplying by W.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    f = ACTIVATIONS[g]
    z = W @ f(a_prev)
    a = f(z)
    return np.einsum("j,j,k->jk", dC_da(a, y), da_dz(z, g), dz_dw(a_prev))
