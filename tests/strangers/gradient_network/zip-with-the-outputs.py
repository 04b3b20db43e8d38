# broken: dz_dw
# as fair: shape
# after: an issue of scikit-learn (8987): one more activation than deltas
# story: zips the matrices with activations that start one layer too late
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, activations = forward(Ws, X, gs)
    dA = dC_da(activations[-1], Y)
    grads = []
    for W, z, a, g in zip(reversed(Ws), reversed(zs), reversed(activations), reversed(gs)):
        dZ = dA * da_dz(z, g)
        grads.append(dZ.T @ a / len(X))
        dA = dZ @ W
    return grads[::-1]
