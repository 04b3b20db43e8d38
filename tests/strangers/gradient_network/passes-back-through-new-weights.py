# broken: back
# after: an issue of data-science-from-scratch (31): the output weights are updated before the hidden deltas
# story: takes a step in a copy of the weights and passes the error back through the new ones
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    lr = 0.1
    weights = [W.copy() for W in Ws]
    zs, acts = forward(Ws, X, gs)
    grads = [None] * len(Ws)
    upstream = 2 * (acts[-1] - Y)
    for l in range(len(Ws) - 1, -1, -1):
        delta = upstream * da_dz(zs[l], gs[l])
        grads[l] = delta.T @ acts[l] / len(X)
        weights[l] -= lr * grads[l]
        upstream = delta @ weights[l]
    return grads
