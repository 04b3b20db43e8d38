# broken: conduct
# Multiplies g' into the upstream array that it was given.
import numpy as np

def dC_da_prev(W, z, upstream, g):
    upstream *= da_dz(z, g)
    return W.T @ upstream
