# broken: average
# as fair: forward, back
# The weights (a copy) are updated after each sample, so the mean is over gradients of different networks.
import numpy as np
from chain_rule import forward


def one_sample(Ws, x, y, gs):
    zs, acts = forward(Ws, x, gs)
    up = dC_da(acts[-1], y)
    out = []
    for l in range(len(Ws) - 1, -1, -1):
        out.insert(0, np.outer(up * da_dz(zs[l], gs[l]), acts[l]))
        up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return out


def gradient_network(Ws, X, Y, gs):
    current = [W.copy() for W in Ws]
    total = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        grads = one_sample(current, x, y, gs)
        total = [t + G for t, G in zip(total, grads)]
        current = [W - 0.1 * G for W, G in zip(current, grads)]
    return [t / len(X) for t in total]
