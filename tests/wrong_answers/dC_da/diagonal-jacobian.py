# broken: shape
# Right numbers on the diagonal of a J by J matrix where a vector is asked.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    J = len(a)
    jac = np.zeros((J, J))
    for j in range(J):
        jac[j, j] = 2 * (a[j] - y[j])
    return jac
