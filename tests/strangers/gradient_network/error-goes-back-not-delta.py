# broken: back
# after: a question: why does the error not approach zero; hidden_error = np.dot(w_1.T, error)
# story: passes the error back without the slope of the layer it comes from
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros_like(W) for W in Ws]
    for x, label in zip(X, Y):
        zs, outputs = forward(Ws, x, gs)
        error = 2 * (outputs[-1] - label)
        for i in range(len(Ws) - 1, -1, -1):
            delta = error * da_dz(zs[i], gs[i])
            grads[i] += np.outer(delta, outputs[i])
            error = np.dot(Ws[i].T, error)
    return [G / len(X) for G in grads]
