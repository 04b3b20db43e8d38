# broken: dC_da
# The error is y - a, so every gradient has the wrong sign.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_network(Ws, X, Y, gs):
    layers = [X]
    for W, g in zip(Ws, gs):
        layers.append(ACTIVATIONS[g](layers[-1] @ W.T))
    error = Y - layers[-1]
    delta = 2 * error
    gradients = []
    for l in reversed(range(len(Ws))):
        delta = delta * da_dz(layers[l] @ Ws[l].T, gs[l])
        gradients = [delta.T @ layers[l] / len(X)] + gradients
        delta = delta @ Ws[l]
    return gradients
