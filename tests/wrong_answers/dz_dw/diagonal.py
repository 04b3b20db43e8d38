# broken: shape
# Returns a K x K diagonal matrix where a vector was asked.
import numpy as np

def dz_dw(a_prev):
    K = len(a_prev)
    return np.eye(K) * a_prev
