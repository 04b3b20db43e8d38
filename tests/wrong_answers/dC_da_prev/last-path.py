# broken: back
# = where += belongs: only the path through the last node of the next layer is left.
import numpy as np

def dC_da_prev(W, z, upstream, g):
    slope = da_dz(z, g)
    result = np.zeros(W.shape[1])
    for j in range(W.shape[0]):
        result = upstream[j] * slope[j] * W[j, :]
    return result
