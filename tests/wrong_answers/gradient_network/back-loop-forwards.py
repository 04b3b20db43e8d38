# broken: back
# The loop over the layers begins at the first one, with what belongs to the last.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    gradients = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, activations = forward(Ws, x, gs)
        upstream = dC_da(activations[-1], y)
        for l in range(len(Ws)):
            gradients[l] += np.outer(upstream * da_dz(zs[l], gs[l]), dz_dw(activations[l])) / len(X)
            upstream = dC_da_prev(Ws[l], zs[l], upstream, gs[l])
    return gradients
