# broken: dz_dw
# Behind the first layer the last factor is z of the layer before instead of its activation a.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        upstream = dC_da(acts[-1], y)
        for l in range(len(Ws) - 1, -1, -1):
            inputs = x if l == 0 else zs[l - 1]
            grads[l] += np.outer(upstream * da_dz(zs[l], gs[l]), dz_dw(inputs))
            upstream = dC_da_prev(Ws[l], zs[l], upstream, gs[l])
    return [grad / len(X) for grad in grads]
