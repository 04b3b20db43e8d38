# broken: da_dz
# after: an issue of makeyourownneuralnetwork (88): the error of the hidden layer should be multiplied by the derivation
# story: the hidden layers get W.T times delta with no slope of their own
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    zs, acts = forward(Ws, X, gs)
    deltas = [None] * L
    deltas[-1] = dC_da(acts[-1], Y) * da_dz(zs[-1], gs[-1])
    for l in range(L - 2, -1, -1):
        deltas[l] = deltas[l + 1] @ Ws[l + 1]
    return [deltas[l].T @ acts[l] / len(X) for l in range(L)]
