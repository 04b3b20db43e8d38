# broken: forward
# after: a question on a network for regression: no activation function on the output layer
# story: the last activation is left out in the forward pass, its slope is kept
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    layer, acts, zs = X, [X], []
    for l, W in enumerate(Ws):
        z = layer @ W.T
        layer = z if l == len(Ws) - 1 else ACTIVATIONS[gs[l]](z)
        zs.append(z)
        acts.append(layer)
    grad = dC_da(layer, Y)
    grads = []
    for l in reversed(range(len(Ws))):
        grad = grad * da_dz(zs[l], gs[l])
        grads.append(grad.T @ acts[l] / len(X))
        grad = grad @ Ws[l]
    return grads[::-1]
