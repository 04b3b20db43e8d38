# broken: dC_da
# as fair: shape
# Fills an array made like y: with integer targets the slopes are cut to integers.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    out = np.zeros_like(y)
    for j in range(len(y)):
        out[j] = 2 * (a[j] - y[j])
    return out
