# broken: forward
# The accumulator for z is not reset between nodes, so z_j contains the sums of the nodes before.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    J, K = W.shape
    z = np.zeros(J)
    total = 0.0
    for j in range(J):
        for k in range(K):
            total += W[j][k] * a_prev[k]
        z[j] = total
    a = ACTIVATIONS[g](z)
    d1 = dC_da(a, y)
    d2 = da_dz(z, g)
    grad = np.zeros((J, K))
    for j in range(J):
        for k in range(K):
            grad[j][k] = d1[j] * d2[j] * a_prev[k]
    return grad
