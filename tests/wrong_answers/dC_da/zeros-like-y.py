# broken: dC_da
# The result is stored in an array of the type of y: with integer targets the errors are cut to whole numbers.
import numpy as np

def dC_da(a, y):
    out = np.zeros_like(y)
    for j, (aj, yj) in enumerate(zip(a, y)):
        out[j] = 2 * (aj - yj)
    return out
