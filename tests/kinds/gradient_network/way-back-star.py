# broken: back
# On the way back the weights are multiplied by a star; the paths are never added.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            delta = up * da_dz(zs[l], gs[l])
            grads[l] += np.outer(delta, dz_dw(acts[l])) / len(X)
            up = delta[:, None] * Ws[l]
    return grads
