# broken: dz_dw
# Divides by K, as if z were the mean of its inputs.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    K = len(a_prev)
    return np.array([a_prev[k] / K for k in range(K)])
