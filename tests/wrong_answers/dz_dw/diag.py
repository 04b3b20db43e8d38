# broken: shape
# Right numbers on the diagonal of a K by K matrix where a vector is asked.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    return np.diag(a_prev)
