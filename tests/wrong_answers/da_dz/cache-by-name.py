# broken: conduct
# Remembers the slope for each name of activation: a later call with another z gets the old answer.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g, cache={}):
    if g not in cache:
        a = ACTIVATIONS[g](z)
        if g == "sigmoid":
            cache[g] = a * (1 - a)
        elif g == "tanh":
            cache[g] = 1 - a ** 2
        elif g == "relu":
            cache[g] = (z > 0).astype(float)
        else:
            cache[g] = np.ones_like(z)
    return cache[g]
