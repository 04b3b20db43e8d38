# broken: back
# The backward step is treated like a forward step: the activation is applied to the result.
import numpy as np
from chain_rule import ACTIVATIONS


def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return ACTIVATIONS[g](W.T @ delta)
