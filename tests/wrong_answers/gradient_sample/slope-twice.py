# broken: da_dz
# as fair: product
# g' is multiplied in twice: once in delta and once more in the outer product.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    slope = da_dz(z, g)
    delta = dC_da(a, y) * slope
    return np.outer(delta * slope, dz_dw(a_prev))
