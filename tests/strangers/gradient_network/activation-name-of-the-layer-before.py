# broken: da_dz
# after: an issue of encog-java-core (243): activation function from a wrong layer, should it not be currentLevel + 1
# story: gs[l - 1] where gs[l] belongs
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    grads = [0] * len(Ws)
    upstream = dC_da(acts[-1], Y)
    for level in range(len(Ws) - 1, -1, -1):
        activation = gs[level - 1]
        delta = upstream * da_dz(zs[level], activation)
        grads[level] = delta.T @ acts[level] / len(X)
        upstream = delta @ Ws[level]
    return grads
