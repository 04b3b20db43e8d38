# broken: dC_da
# The value of the loss itself is passed back instead of its derivative.
import numpy as np
from chain_rule import forward, loss


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = loss(acts[-1], y) * np.ones(len(y))
        for l in reversed(range(len(Ws))):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), acts[l])
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return [grad / len(X) for grad in grads]
