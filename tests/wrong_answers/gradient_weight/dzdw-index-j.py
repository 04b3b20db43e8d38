# broken: dz_dw
# Uses the activation of node j of the layer before, not of node k from which the weight comes.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return dC_da(a, y)[j] * da_dz(z, g)[j] * a_prev[j % len(a_prev)]
