# broken: forward
# as fair: dC_da
# The output is always computed with sigmoid, whatever g is.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = np.dot(W, a_prev)
    a = sigmoid(z)
    link1 = dC_da(a, y)[j]
    link2 = da_dz(z, g)[j]
    link3 = dz_dw(a_prev)[k]
    return link1 * link2 * link3
