# broken: product
# after: variant of an issue of mlp-classifier (9): the range of the loop is wrong
# story: counts to K - 1, so the last column stays 0
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    J, K = W.shape
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    grad = np.zeros((J, K))
    for j in range(0, J):
        for k in range(0, K - 1):
            grad[j][k] = 2 * (a[j] - y[j]) * da_dz(z, g)[j] * a_prev[k]
    return grad
