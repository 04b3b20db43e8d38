# broken: dz_dw
# after: an issue of a backprop repository (1): loss_weights must use A[l], not H[l]
# story: multiplies delta by z of the layer before, not by its activation
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, A = forward(Ws, X, gs)
    H = [X] + zs
    G = 2 * (A[-1] - Y) * da_dz(zs[-1], gs[-1])
    loss_weights = [None] * len(Ws)
    for l in range(len(Ws) - 1, 0, -1):
        loss_weights[l] = np.dot(H[l].T, G).T / len(X)
        G = np.dot(G, Ws[l]) * da_dz(zs[l - 1], gs[l - 1])
    loss_weights[0] = np.dot(H[0].T, G).T / len(X)
    return loss_weights
