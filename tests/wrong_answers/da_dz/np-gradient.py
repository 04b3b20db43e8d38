# broken: da_dz
# np.gradient compares neighbouring nodes of the layer with each other; it does not give g' of each node.
import numpy as np
from chain_rule import ACTIVATIONS

def da_dz(z, g):
    a = ACTIVATIONS[g](z)
    return np.gradient(a, z)
