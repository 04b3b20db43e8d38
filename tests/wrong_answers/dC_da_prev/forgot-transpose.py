# broken: back
# as fair: product, shape
# W is not transposed, so the product does not fit (it raises on a layer that is not square).
import numpy as np


def dC_da_prev(W, z, upstream, g):
    dz = upstream * da_dz(z, g)
    return W @ dz
