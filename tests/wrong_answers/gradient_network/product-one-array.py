# broken: product
# One array of zeros, and the list holds it once for each layer.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    gradients = [np.zeros(Ws[0].shape)] * len(Ws)
    for x, y in zip(X, Y):
        zs, activations = forward(Ws, x, gs)
        upstream = dC_da(activations[-1], y)
        for l in reversed(range(len(Ws))):
            gradients[l] += np.outer(upstream * da_dz(zs[l], gs[l]), dz_dw(activations[l])) / len(X)
            upstream = dC_da_prev(Ws[l], zs[l], upstream, gs[l])
    return gradients
