# broken: back
# All the paths are worked out, in a table, and nobody adds them.
def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return delta[:, None] * W
