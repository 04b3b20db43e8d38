# broken: back
# A factor 2 in the line of the way back, and nowhere else too much.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l])) / len(X)
            up = 2 * (Ws[l].T @ (up * da_dz(zs[l], gs[l])))
    return grads
