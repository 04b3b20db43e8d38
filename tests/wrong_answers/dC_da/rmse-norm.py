# broken: dC_da
# Differentiated the root of the squared error (the length of the error vector), not the sum of squares.
import numpy as np

def dC_da(a, y):
    diff = a - y
    return diff / np.sqrt(np.sum(diff ** 2))
