# broken: average
# after: an issue of mxnet (2427): why not gwmat = dot(grad.T, data) / m
# story: sums over the samples
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, data = forward(Ws, X, gs)
    grad = 2 * (data[-1] - Y)
    gwmat = []
    for W, z, d, g in list(zip(Ws, zs, data, gs))[::-1]:
        grad = grad * da_dz(z, g)
        gwmat.append(np.dot(grad.T, d))
        grad = np.dot(grad, W)
    return list(reversed(gwmat))
