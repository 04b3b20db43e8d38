# broken: forward
# as fair: dC_da
# The activation is forgotten: z is compared with the target.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = z
    return dC_da(a, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k]
