# broken: conduct
# after: a change of micrograd (102): zero the grads prior to accumulation, backward twice gives the wrong value
# story: the sums live outside the function and are never set back
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


sums = {}


def gradient_network(Ws, X, Y, gs):
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        upstream = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            key = (l, Ws[l].shape)
            sums[key] = sums.get(key, 0) + np.outer(upstream * da_dz(zs[l], gs[l]), acts[l])
            upstream = dC_da_prev(Ws[l], zs[l], upstream, gs[l])
    return [sums[(l, W.shape)] / len(X) for l, W in enumerate(Ws)]
