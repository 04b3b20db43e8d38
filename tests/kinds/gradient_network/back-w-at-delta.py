# broken: back
# W @ delta for one sample on the way back, without the transpose.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in range(len(Ws) - 1, -1, -1):
            delta = up * da_dz(zs[l], gs[l])
            grads[l] += np.outer(delta, dz_dw(acts[l])) / len(X)
            if l:
                up = np.dot(Ws[l], delta)
    return grads
