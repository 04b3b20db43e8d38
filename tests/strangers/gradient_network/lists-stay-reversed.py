# broken: conduct
# after: an issue of neataptic (14): this.nodes.reverse() around the propagation
# story: reverses the lists it was given and leaves them so
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    Ws.reverse()
    gs.reverse()
    dA = dC_da(acts[-1], Y)
    result = []
    for W, g, z, a in zip(Ws, gs, zs[::-1], acts[-2::-1]):
        dZ = dA * da_dz(z, g)
        result.append(dZ.T @ a / len(X))
        dA = dZ @ W
    result.reverse()
    return result
