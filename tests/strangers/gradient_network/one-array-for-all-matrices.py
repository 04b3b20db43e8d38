# broken: product
# as fair: average, shape
# after: variant of an issue of mlp-classifier (9): nabla = list of zeros, here one array multiplied
# story: [zeros] * L is the same array L times
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    grads = [np.zeros(Ws[-1].shape)] * L
    for x, y in zip(X, Y):
        zs, a = forward(Ws, x, gs)
        up = dC_da(a[-1], y)
        for l in range(L - 1, -1, -1):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), a[l]) / len(X)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return grads
