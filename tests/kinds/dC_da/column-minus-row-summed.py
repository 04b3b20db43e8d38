# broken: dC_da
# The outputs stand in a column, the targets in a row; the square that comes out is summed along its rows.
import numpy as np


def dC_da(a, y):
    a = np.asarray(a).reshape(-1, 1)
    return np.sum(2 * (a - y), axis=1)
