# broken: back
# W itself, not its transpose: it works only where J is K.
def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return W @ delta
