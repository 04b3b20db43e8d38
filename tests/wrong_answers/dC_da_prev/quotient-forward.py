# broken: back
# A forward difference: each activation of the layer before is raised by 0.05.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da_prev(W, z, upstream, g):
    h = 0.05
    a = ACTIVATIONS[g](z)
    return np.array([upstream @ (ACTIVATIONS[g](z + h * W[:, k]) - a) / h for k in range(W.shape[1])])
