# broken: product
# The updated weights W - 0.1 grad come back instead of the gradients.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n = len(X)
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in range(len(Ws) - 1, -1, -1):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), acts[l]) / n
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return [W - 0.1 * grad for W, grad in zip(Ws, grads)]
