# broken: da_dz
# after: a change of nn-from-scratch (3): it should be 1 - tanh^2(z1) rather than 1 - tanh^2(z2)
# story: the hidden delta takes the z of the layer in front
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    zs, acts = forward(Ws, X, gs)
    delta = dC_da(acts[L], Y) * da_dz(zs[L - 1], gs[L - 1])
    grads = {L - 1: delta.T @ acts[L - 1] / len(X)}
    for l in range(L - 2, -1, -1):
        delta = (delta @ Ws[l + 1]) * da_dz(zs[l + 1], gs[l])
        grads[l] = delta.T @ acts[l] / len(X)
    return [grads[l] for l in range(L)]
