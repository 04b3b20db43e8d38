# broken: dC_da
# as fair: forward
# The error compares z with y and not a with y.
import numpy as np

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    return dC_da(z, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k]
