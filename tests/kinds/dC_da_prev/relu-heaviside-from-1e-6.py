# broken: back
# as fair: da_dz
# The relu on the way back opens at 1e-6.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    slope = np.heaviside(z - 1e-6, 1) if g == "relu" else da_dz(z, g)
    return (upstream * slope) @ W
