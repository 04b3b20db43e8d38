# broken: average
# after: a course thread: wrong values for dW1, 1/m in dZ1 and again in dW1
# story: divides by m in dZ of each layer and passes that back
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    m = X.shape[0]
    zs, A = forward(Ws, X, gs)
    L = len(Ws)
    dW = [None] * L
    dZ = dC_da(A[L], Y) * da_dz(zs[L - 1], gs[L - 1])
    dW[L - 1] = 1 / m * np.dot(dZ.T, A[L - 1])
    for l in range(L - 2, -1, -1):
        dZ = 1 / m * np.dot(dZ, Ws[l + 1]) * da_dz(zs[l], gs[l])
        dW[l] = 1 / m * np.dot(dZ.T, A[l])
    return dW
