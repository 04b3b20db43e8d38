# broken: back
# Sums over a new axis of length 1, so nothing is added.
def dC_da_prev(W, z, upstream, g):
    delta = (upstream * da_dz(z, g)).reshape(-1, 1)
    paths = (W * delta)[None]
    return paths.sum(axis=0)
