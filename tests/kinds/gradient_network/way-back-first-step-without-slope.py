# broken: back
# as fair: da_dz
# Only the step from the output layer to the last hidden one forgets the slope.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in range(L - 1, -1, -1):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), acts[l]) / len(X)
            if l == L - 1:
                up = Ws[l].T @ up
            else:
                up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return grads
