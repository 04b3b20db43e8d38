# broken: back
# For relu it returns the open weights, without what arrives from above.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da_prev(W, z, upstream, g):
    if g == "relu":
        return W.T @ (z > 0)
    return W.T @ (upstream * da_dz(z, g))
