# broken: da_dz, back
# The output has no slope, and the step back averages over the nodes instead of summing.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n, L = len(X), len(Ws)
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        delta = dC_da(acts[L], y)
        grads[L - 1] += np.outer(delta, acts[L - 1]) / n
        for l in range(L - 2, -1, -1):
            up = np.mean(Ws[l + 1] * delta[:, None], axis=0)
            delta = up * da_dz(zs[l], gs[l])
            grads[l] += np.outer(delta, acts[l]) / n
    return grads
