# broken: back
# The slope is multiplied after the product with W.T, where there are K numbers and no longer J.
def dC_da_prev(W, z, upstream, g):
    through = W.T.dot(upstream)
    return through * da_dz(z, g)
