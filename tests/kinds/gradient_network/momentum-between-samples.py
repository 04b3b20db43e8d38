# broken: average
# The samples are put together with momentum 0.8 and then divided by n.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    velocity = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        upstream = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            G = np.outer(upstream * da_dz(zs[l], gs[l]), dz_dw(acts[l]))
            velocity[l] = 0.8 * velocity[l] + G
            upstream = dC_da_prev(Ws[l], zs[l], upstream, gs[l])
    return [v / len(X) for v in velocity]
