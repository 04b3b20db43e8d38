# broken: back
# after: an issue of learn_dl (15): the activation's backward is called for delta again
# story: hands delta to dC_da_prev, which multiplies by the slope itself
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            delta = up * da_dz(zs[l], gs[l])
            grads[l] += np.outer(delta, dz_dw(acts[l]))
            up = dC_da_prev(Ws[l], zs[l], delta, gs[l])
    return [G / len(X) for G in grads]
