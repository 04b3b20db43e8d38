# broken: back
# as fair: da_dz
# Going back, the upstream is multiplied with W.T but not with g' of the layer it leaves.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros_like(W) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        upstream = dC_da(acts[-1], y)
        for l in range(len(Ws) - 1, -1, -1):
            delta = upstream * da_dz(zs[l], gs[l])
            grads[l] += np.outer(delta, dz_dw(acts[l]))
            upstream = Ws[l].T @ upstream
    return [grad / len(X) for grad in grads]
