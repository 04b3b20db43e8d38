# broken: conduct
# Takes a descent step on W inside the function: the caller's weight has moved after the call.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    grad = dC_da(a, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k]
    W[j, k] -= 0.5 * grad
    return grad
