# broken: shape
# after: variant of a question on matrix calculus in a page on backpropagation
# story: each loss term against each activation, a diagonal matrix
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    J = len(a)
    jac = np.zeros((J, J))
    for j in range(J):
        jac[j, j] = 2 * (a[j] - y[j])
    return jac
