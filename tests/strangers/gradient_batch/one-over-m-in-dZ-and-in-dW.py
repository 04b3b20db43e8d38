# broken: average
# after: a course thread: dW1 has wrong values, 1/m stands in dZ1 and in dW1
# story: divides by the number of samples twice
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    m = A_prev.shape[0]
    Z = np.dot(A_prev, W.T)
    A = ACTIVATIONS[g](Z)
    dA = 1 / m * 2 * (A - Y)
    dZ = dA * da_dz(Z, g)
    dW = 1 / m * np.dot(dZ.T, A_prev)
    return dW
