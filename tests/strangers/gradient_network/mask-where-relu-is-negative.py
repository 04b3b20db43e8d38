# broken: da_dz
# after: notes on a course: dhidden[hidden_layer <= 0] = 0, variant with < 0
# story: masks by the activations below 0; relu has none, and the mask does nothing
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    dh = dC_da(acts[-1], Y)
    grads = []
    for l in reversed(range(len(Ws))):
        if gs[l] == "relu":
            dh = dh.copy()
            dh[acts[l + 1] < 0] = 0
        else:
            dh = dh * da_dz(zs[l], gs[l])
        grads.insert(0, dh.T @ acts[l] / len(X))
        dh = dh @ Ws[l]
    return grads
