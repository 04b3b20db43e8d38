# broken: shape
# Returns a J x J diagonal matrix, the Jacobian of the squared errors, where a vector was asked.
import numpy as np

def dC_da(a, y):
    return np.diag(2 * (a - y))
