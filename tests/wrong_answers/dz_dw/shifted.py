# broken: dz_dw
# Puts a bias input 1 in front and drops the last node: every activation stands one place too far right.
import numpy as np

def dz_dw(a_prev):
    out = np.ones(len(a_prev))
    for k in range(1, len(a_prev)):
        out[k] = a_prev[k - 1]
    return out
