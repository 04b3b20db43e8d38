# broken: back
# The hidden layers use the variable delta left over from the loop over the output layer: the delta of the last sample
# for every sample.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n, L = len(X), len(Ws)
    grads = [np.zeros(W.shape) for W in Ws]
    passes = [forward(Ws, x, gs) for x in X]
    deltas = []
    # output layer
    for i in range(n):
        zs, acts = passes[i]
        delta = dC_da(acts[L], Y[i]) * da_dz(zs[L - 1], gs[L - 1])
        deltas.append(delta)
        grads[L - 1] += np.outer(delta, acts[L - 1]) / n
    # hidden layers
    for i in range(n):
        zs, acts = passes[i]
        d = delta
        for l in range(L - 2, -1, -1):
            d = (Ws[l + 1].T @ d) * da_dz(zs[l], gs[l])
            grads[l] += np.outer(d, acts[l]) / n
    return grads
