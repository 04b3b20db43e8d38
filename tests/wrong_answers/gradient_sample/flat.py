# broken: shape
# Returns the slopes as one flat vector of length J K.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    grad = []
    for d in dC_da(a, y) * da_dz(z, g):
        for x in dz_dw(a_prev):
            grad.append(d * x)
    return np.array(grad)
