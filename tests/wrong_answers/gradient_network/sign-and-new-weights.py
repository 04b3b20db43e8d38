# broken: dC_da, back
# The error is y - a (with a plus in the update), and the error goes back through updated weights.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    W = [np.array(M) for M in Ws]
    zs, acts = forward(W, X, gs)
    up = 2 * (Y - acts[-1])
    grads = [None] * len(W)
    for l in range(len(W) - 1, -1, -1):
        d = up * da_dz(zs[l], gs[l])
        grads[l] = d.T @ acts[l] / len(X)
        W[l] = W[l] + 0.1 * grads[l]
        up = d @ W[l]
    return grads
