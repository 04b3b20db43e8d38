# broken: back
# as fair: product
# The sum over j is taken apart: total delta times total weight, instead of the sum of the products.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    # every node of this layer gets a share from all the nodes j
    return delta.sum() * W.sum(axis=0)
