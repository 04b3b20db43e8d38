# broken: dz_dw
# Kept all terms of the sum over k: every entry is the sum of the activations.
import numpy as np

def dz_dw(a_prev):
    return np.full(a_prev.shape, np.sum(a_prev))
