# broken: dC_da
# Keeps all terms of the sum for every a_j instead of the only one that contains it.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    grad = np.zeros(len(a))
    for j in range(len(a)):
        for i in range(len(a)):
            grad[j] += 2 * (a[i] - y[i])
    return grad
