# broken: back
# after: a question: delta_hidden = error * sigmoid(hidden, True), it should be hidden_error
# story: computes the hidden error and then uses the output's error again
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, outs = forward(Ws, X, gs)
    error = 2 * (outs[-1] - Y)
    delta = error * da_dz(zs[-1], gs[-1])
    grads = [None for _ in Ws]
    grads[-1] = delta.T @ outs[-2] / len(X)
    for l in range(len(Ws) - 2, -1, -1):
        hidden_error = delta @ Ws[l + 1]
        delta = error * da_dz(zs[l], gs[l])
        grads[l] = delta.T @ outs[l] / len(X)
    return grads
