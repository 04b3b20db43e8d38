# broken: forward
# The forward pass uses the activation of the first layer in all layers.
import numpy as np
from chain_rule import ACTIVATIONS


def run(Ws, x, gs):
    zs, acts = [], [x]
    for l, W in enumerate(Ws):
        zs.append(W @ acts[l])
        acts.append(ACTIVATIONS[gs[0]](zs[l]))
    return zs, acts


def gradient_network(Ws, X, Y, gs):
    total = [np.zeros_like(W) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = run(Ws, x, gs)
        upstream = dC_da(acts[-1], y)
        for l in range(len(Ws) - 1, -1, -1):
            total[l] += np.outer(upstream * da_dz(zs[l], gs[l]), dz_dw(acts[l]))
            upstream = dC_da_prev(Ws[l], zs[l], upstream, gs[l])
    return [t / len(X) for t in total]
