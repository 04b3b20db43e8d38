# broken: dC_da
# The return stands inside the loop, so only node 0 gets a slope.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    result = np.zeros(len(a))
    for j in range(len(a)):
        result[j] = 2.0 * (a[j] - y[j])
        return result
