# broken: shape
# after: a course's step by step network: return grads with the keys dW1, dW2
# story: a dictionary where a list was asked
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    m = X.shape[0]
    zs, A = forward(Ws, X, gs)
    grads = {}
    dA = 2 * (A[-1] - Y)
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(zs[l], gs[l])
        grads["dW" + str(l + 1)] = dZ.T @ A[l] / m
        dA = dZ @ Ws[l]
    return grads
