# broken: dC_da
# Rounded the slope to two decimals.
import numpy as np

def dC_da(a, y):
    return np.round(2 * (a - y), 2)
