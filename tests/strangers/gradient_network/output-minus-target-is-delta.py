# broken: dC_da, da_dz
# after: an issue of a machine learning book (54): sigma_out = a_out - y, is the derivative not included
# story: the delta of the cross-entropy with a softmax, in a network with a squared error
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, a = forward(Ws, X, gs)
    sigma = a[-1] - Y
    grads = [sigma.T @ a[-2] / X.shape[0]]
    for l in range(len(Ws) - 1, 0, -1):
        sigma = np.dot(sigma, Ws[l]) * da_dz(zs[l - 1], gs[l - 1])
        grads.insert(0, np.dot(sigma.T, a[l - 1]) / X.shape[0])
    return grads
