# broken: forward
# after: variant of an issue of RecBole (680): the activation of another name is built
# story: reads the names from the back in the forward pass
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    names = list(gs)[::-1]
    zs, acts = [], [X]
    for i, W in enumerate(Ws):
        zs.append(acts[i] @ W.T)
        acts.append(ACTIVATIONS[names[i]](zs[i]))
    dA = 2 * (acts[-1] - Y)
    out = [None] * len(Ws)
    for i in range(len(Ws) - 1, -1, -1):
        dZ = dA * da_dz(zs[i], gs[i])
        out[i] = dZ.T @ acts[i] / len(Y)
        dA = dZ @ Ws[i]
    return out
