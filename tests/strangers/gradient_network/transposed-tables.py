# broken: product
# as fair: shape
# after: a course's network: dW1 = np.dot(X.T, dhidden), for weights stored the other way
# story: activations first, so each table is transposed
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    N = X.shape[0]
    zs, h = forward(Ws, X, gs)
    dout = dC_da(h[-1], Y) / N
    grads = {}
    for i in range(len(Ws), 0, -1):
        dscores = dout * da_dz(zs[i - 1], gs[i - 1])
        grads["W%d" % i] = np.dot(h[i - 1].T, dscores)
        dout = np.dot(dscores, Ws[i - 1])
    return [grads["W%d" % (i + 1)] for i in range(len(Ws))]
