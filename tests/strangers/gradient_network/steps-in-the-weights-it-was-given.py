# broken: conduct
# after: an issue of basic_neural_network (7): weights = weights.plus(deltas) inside the backward pass
# story: right gradients, but the weights are changed on the way
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, A = forward(Ws, X, gs)
    n = X.shape[0]
    grads = []
    dA = 2 * (A[-1] - Y)
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(zs[l], gs[l])
        dW = dZ.T.dot(A[l]) / n
        dA = dZ.dot(Ws[l])
        Ws[l] -= 0.01 * dW
        grads.insert(0, dW)
    return grads
