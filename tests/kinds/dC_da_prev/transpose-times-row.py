# broken: back
# A star where the product of matrices was meant: each path stays in its own place.
def dC_da_prev(W, z, upstream, g):
    return W.T * (upstream * da_dz(z, g))
