# broken: conduct
# upstream *= changes the caller's array; the numbers are right the first time.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    upstream *= da_dz(z, g)
    return W.T @ upstream
