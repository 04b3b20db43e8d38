# broken: shape
# after: an issue of pytorch-grad-cam (57): gradients are recorded in backward order, gradients.reverse() is required
# story: the list begins with the last matrix
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    gradients = []
    upstream = dC_da(acts[-1], Y)
    for l in range(len(Ws) - 1, -1, -1):
        delta = upstream * da_dz(zs[l], gs[l])
        gradients.append(delta.T @ acts[l] / len(X))
        upstream = delta @ Ws[l]
    return gradients
