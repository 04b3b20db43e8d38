# broken: da_dz
# as fair: product
# g'(z) is multiplied in twice, once in delta and once in the product.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return np.outer(delta * da_dz(z, g), dz_dw(a_prev))
