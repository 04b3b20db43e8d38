# broken: back
# The sums over the paths are cut to integers.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da_prev(W, z, upstream, g):
    paths = W * (upstream * da_dz(z, g))[:, None]
    return paths.sum(axis=0).astype(int)
