# broken: conduct
# After the (right) gradients are known, W -= 0.1 grad changes the caller's matrices in place.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    up = dC_da(acts[-1], Y)
    grads = [None] * len(Ws)
    for l in range(len(Ws) - 1, -1, -1):
        delta = up * da_dz(zs[l], gs[l])
        grads[l] = delta.T @ acts[l] / len(X)
        up = delta @ Ws[l]
    for W, grad in zip(Ws, grads):
        W -= 0.1 * grad
    return grads
