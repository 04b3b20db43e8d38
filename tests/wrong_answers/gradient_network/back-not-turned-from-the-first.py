# broken: back
# W @ delta in the lesson's own loop, which steps back from the first matrix, too.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    gradients = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, activations = forward(Ws, x, gs)
        upstream = dC_da(activations[-1], y)
        for l in reversed(range(len(Ws))):
            delta = upstream * da_dz(zs[l], gs[l])
            gradients[l] += np.outer(delta, dz_dw(activations[l])) / len(X)
            upstream = Ws[l] @ delta
    return gradients
