# broken: back
# as fair: da_dz
# The slope is applied after the weights, at W.T @ z to make the shapes fit, instead of before at z.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    back = W.T @ upstream
    return back * da_dz(W.T @ z, g)
