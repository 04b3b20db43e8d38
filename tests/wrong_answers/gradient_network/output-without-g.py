# broken: forward
# as fair: dC_da
# The output layer has no activation in the forward pass (a = z), though its slope is used.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_network(Ws, X, Y, gs):
    n, L = len(X), len(Ws)
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        a, zs = [x], []
        for l in range(L):
            zs.append(Ws[l] @ a[-1])
            if l < L - 1:
                a.append(ACTIVATIONS[gs[l]](zs[-1]))
            else:
                a.append(zs[-1])
        up = dC_da(a[-1], y)
        for l in reversed(range(L)):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), a[l]) / n
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return grads
