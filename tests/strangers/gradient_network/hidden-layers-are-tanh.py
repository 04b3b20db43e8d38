# broken: da_dz
# after: a course thread, week 3: g1 prime is (1 - np.power(A1, 2))
# story: the course's hidden layer was tanh, so every hidden layer gets 1 - a^2
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, A = forward(Ws, X, gs)
    L, m = len(Ws), X.shape[0]
    dZ = dC_da(A[L], Y) * da_dz(zs[-1], gs[-1])
    grads = {"dW" + str(L): np.dot(dZ.T, A[L - 1]) / m}
    for l in range(L - 1, 0, -1):
        dZ = np.multiply(np.dot(dZ, Ws[l]), 1 - np.power(A[l], 2))
        grads["dW" + str(l)] = np.dot(dZ.T, A[l - 1]) / m
    return [grads["dW" + str(l + 1)] for l in range(L)]
